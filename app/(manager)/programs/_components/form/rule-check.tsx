'use client';
import { CircleCheck, Lightbulb, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { formatMoney } from '@/lib/domain/money/money';
import type { CheckResult } from '@/lib/domain/programs/check';
import { FindingList } from '../finding-list';

/** The rule checker beside the form: what would surprise, and the most that one referral can cost. */
export function RuleCheck({ result, currency }: { result: CheckResult; currency: string }) {
  const t = useTranslations('programs.check');
  const locale = useLocale();
  const say = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const { findings, worstCase } = result;
  const Icon = findings.some(({ severity }) => severity !== 'advice')
    ? TriangleAlert
    : findings.length > 0
      ? Lightbulb
      : CircleCheck;
  return (
    <Card>
      <CardHeader>
        <CardTitle className="flex items-center gap-2">
          <Icon aria-hidden className="size-4.5 text-muted-foreground" />
          {t('title')}
        </CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        <div className="flex flex-col gap-1">
          <p className="font-medium">{t('worst', { amount: say(worstCase.totalMinor) })}</p>
          <p className="text-muted-foreground text-sm">
            {t('worstDetail', {
              referrer: say(worstCase.referrerMinor),
              referee: say(worstCase.refereeMinor),
              count: worstCase.rewardedCount,
            })}
          </p>
          {worstCase.perMonth ? (
            <p className="text-muted-foreground text-sm">
              {t('worstMonth', { count: worstCase.perMonth.count, amount: say(worstCase.perMonth.totalMinor) })}
            </p>
          ) : null}
        </div>
        {findings.length > 0 ? <FindingList findings={findings} currency={currency} /> : <p>{t('clean')}</p>}
      </CardContent>
    </Card>
  );
}
