import { PencilLine } from 'lucide-react';
import { getFormatter, getTranslations } from 'next-intl/server';
import { FunnelChart } from '@/components/charts/funnel-chart';
import { Money } from '@/components/money/money';
import { StatCard } from '@/components/page/stat-card';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card, CardAction, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Progress } from '@/components/ui/progress';
import { costPerAcquisitionMinor } from '@/lib/domain/analytics/ratios';
import { OfferSides } from '../_components/offer-sides';
import { NewestCodes } from './_components/newest-codes';
import { RuleFacts } from './_components/rule-facts';
import { loadProgramPage } from './load-page';

export default async function ProgramPage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, program, mayWrite } = await loadProgramPage((await params).id);
  const [t, format] = await Promise.all([getTranslations('programs'), getFormatter()]);
  const { id, currency, figures, publishedVersion, draftVersion, budgetMinor, budgetSpentMinor } = program;
  const money = (amountMinor: number) => <Money value={{ amountMinor, currency }} />;
  const cost = figures && costPerAcquisitionMinor(figures.rewardMinor, figures.conversions);
  return (
    <>
      {publishedVersion === null ? (
        <Alert title={t('page.draftTitle')}>{t('page.draftText')}</Alert>
      ) : draftVersion === null ? null : (
        <Alert tone="warning" title={t('page.changesTitle')}>
          {t('page.changesText', { version: draftVersion, live: publishedVersion })}{' '}
          <Link href={`/programs/${id}/rules`} className="underline underline-offset-2">
            {t('page.review')}
          </Link>
        </Alert>
      )}
      {figures ? (
        <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
          <StatCard label={t('figures.touches')} value={format.number(figures.touches)} />
          <StatCard label={t('figures.conversions')} value={format.number(figures.conversions)} />
          <StatCard label={t('figures.rewards')} value={money(figures.rewardMinor)} />
          <StatCard label={t('figures.perEnrolment')} value={cost === null ? '–' : money(cost)} />
        </div>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <Card>
            <CardHeader>
              <CardTitle>{t('page.offer')}</CardTitle>
            </CardHeader>
            <CardContent>
              <OfferSides rewards={program.rewards} currency={currency} />
            </CardContent>
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>{t('page.rules')}</CardTitle>
              {mayWrite && program.status !== 'ended' ? (
                <CardAction>
                  <Button asChild variant="secondary" size="sm">
                    <Link href={`/programs/${id}/rules`}>
                      <PencilLine aria-hidden />
                      {t('page.editRules')}
                    </Link>
                  </Button>
                </CardAction>
              ) : null}
            </CardHeader>
            <CardContent>
              <RuleFacts definition={program} currency={currency} programType={program.programType} />
            </CardContent>
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <NewestCodes ctx={ctx} program={program} />
          {budgetMinor === null ? null : (
            <Card>
              <CardHeader>
                <CardTitle>{t('page.budget')}</CardTitle>
              </CardHeader>
              <CardContent className="flex flex-col gap-2">
                <p>
                  {t.rich('page.budgetOf', {
                    spent: () => money(budgetSpentMinor),
                    budget: () => money(budgetMinor),
                  })}
                </p>
                <Progress value={budgetSpentMinor} max={budgetMinor} label={t('page.budget')} />
              </CardContent>
            </Card>
          )}
          {figures ? (
            <FunnelChart
              title={t('page.funnel')}
              description={t('page.funnelDescription')}
              category={t('page.step')}
              countLabel={t('page.people')}
              fileName={`${program.name}-funnel`}
              steps={[
                { key: 'touches', label: t('figures.touches'), count: figures.touches },
                { key: 'leads', label: t('figures.leads'), count: figures.leads },
                { key: 'conversions', label: t('figures.conversions'), count: figures.conversions },
              ]}
            />
          ) : (
            <p className="rounded-xl border border-dashed px-5 py-6 text-center text-muted-foreground">
              {t('page.quiet')}
            </p>
          )}
        </div>
      </div>
    </>
  );
}
