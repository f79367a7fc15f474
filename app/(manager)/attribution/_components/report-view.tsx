import { ChartNoAxesColumn } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { StatCard } from '@/components/page/stat-card';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { dayIn, shiftDay } from '@/lib/domain/common/days';
import { wholeDaySchema } from '@/lib/domain/common/fields';
import { getAttributionReport } from '@/lib/services/attribution/report';
import type { Ctx } from '@/lib/services/context';
import { getOrganization } from '@/lib/services/organizations/reads';
import { channelName } from '../../referrals/_components/channel-name';
import { PeriodForm } from './period-form';
import { reasonText } from './reason-text';
import { ShareCharts } from './share-charts';
import { SharePlots } from './share-plots';

type ReportViewProps = {
  ctx: Ctx;
  programs: readonly { id: string; name: string }[];
  program: string | null;
  from: string | null;
  to: string | null;
};

/** The models side by side over a period, and what was decided by hand or for nobody. */
export async function ReportView({ ctx, programs, program, ...asked }: ReportViewProps) {
  const { timeZone } = await getOrganization(ctx);
  const today = dayIn(timeZone, ctx.now);
  const to = wholeDaySchema.safeParse(asked.to).data ?? today;
  const start = wholeDaySchema.safeParse(asked.from).data ?? shiftDay(to, -89);
  const from = start > to ? to : start;
  const [t, referrals, conversions, report] = await Promise.all([
    getTranslations('attribution.report'),
    getTranslations('referrals'),
    getTranslations('conversions'),
    getAttributionReport(ctx, { from, to, ...(program ? { programId: program } : {}) }),
  ]);
  const channels = report.channels.map((row) => ({ ...row, name: channelName(row.key, referrals) }));
  return (
    <div className="flex flex-col gap-5">
      <PeriodForm programs={programs} program={program} from={from} to={to} />
      {report.conversions === 0 ? (
        <EmptyState icon={ChartNoAxesColumn} title={t('empty')} description={t('emptyText')} />
      ) : (
        <>
          <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
            <StatCard label={t('attributed')} value={t('of', { count: report.attributed, all: report.conversions })} />
            <StatCard label={t('conflicts')} value={String(report.conflicts)} />
            <StatCard label={t('overridden')} value={String(report.overridden)} />
            <StatCard label={t('flagged')} value={String(report.flagged)} />
          </div>
          <SharePlots
            plots={[
              { title: t('plotReferrers'), rows: report.referrers, fileName: 'attribution-referrers' },
              { title: t('plotChannels'), rows: channels, fileName: 'attribution-channels' },
            ]}
          />
          <ShareCharts title={t('byReferrer')} rows={report.referrers} fileName="attribution-referrers" />
          <ShareCharts title={t('byChannel')} rows={channels} fileName="attribution-channels" />
          {report.unattributed.length ? (
            <Card>
              <CardHeader>
                <CardTitle>{t('unattributed')}</CardTitle>
              </CardHeader>
              <CardContent>
                <ul className="flex flex-col divide-y">
                  {report.unattributed.map(({ reason, conversions: count }) => (
                    <li key={reason} className="flex justify-between gap-4 py-2.5">
                      <span>{reasonText(reason, conversions)}</span>
                      <span className="tabular">{count}</span>
                    </li>
                  ))}
                </ul>
              </CardContent>
            </Card>
          ) : null}
        </>
      )}
    </div>
  );
}
