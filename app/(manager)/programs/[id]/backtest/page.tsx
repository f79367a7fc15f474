import { History } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { dayIn, shiftDay } from '@/lib/domain/common/days';
import { getOrganization } from '@/lib/services/organizations/reads';
import { loadProgramPage } from '../load-page';
import { BacktestPanel } from './_components/backtest-panel';

const A_YEAR = 365;

export default async function BacktestPage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, program } = await loadProgramPage((await params).id);
  const [{ timeZone }, t] = await Promise.all([getOrganization(ctx), getTranslations('backtest')]);
  if (!program.figures?.conversions) {
    return (
      <EmptyState
        icon={History}
        title={t('emptyTitle')}
        description={t('emptyText')}
        action={
          ctx.scopes.has('conversions:write') ? (
            <Button asChild variant="secondary">
              <Link href="/conversions/import">{t('import')}</Link>
            </Button>
          ) : null
        }
      />
    );
  }
  const today = dayIn(timeZone, ctx.now);
  return (
    <>
      <p className="max-w-2xl text-pretty text-muted-foreground">{t('intro')}</p>
      <BacktestPanel
        programId={program.id}
        fileName={`${program.name}-backtest`}
        timeZone={timeZone}
        days={{ from: shiftDay(today, -A_YEAR), to: today }}
        versions={program.versions.toReversed().map(({ version, versionStatus }) => ({
          version,
          is: versionStatus === 'draft' ? 'draft' : version === program.publishedVersion ? 'live' : 'older',
        }))}
      />
    </>
  );
}
