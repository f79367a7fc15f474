'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Money } from '@/components/money/money';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { startOfDayIn } from '@/lib/domain/common/day-bounds';
import { wholeDaySchema } from '@/lib/domain/common/fields';
import { formatMoney, majorToMinor, sumMinor } from '@/lib/domain/money/money';
import type { Rewards } from '@/lib/domain/programs/rewards-schema';
import { recipientsNeedingApproval } from '@/lib/domain/rewards/approval';
import { type Calculation, calculate } from '@/lib/domain/rewards/calculate';
import { REWARD_SIDES } from '@/lib/domain/rewards/kinds';
import { type ExampleCase, ExampleInputs } from './example-inputs';
import { ExampleSide } from './example-side';
import { limitsOf, type School } from './school';

type LiveExampleProps = {
  /** Null while the form's rewards are not complete. */
  rewards: Rewards | null;
  currency: string;
  school: School;
  /** The organisation's day today. */
  today: string;
};

const NOON_MS = 12 * 3_600_000;
const USUAL_PRICE = 400;

/** What one enrolment would earn by the rules in the form: the same pure function that pays, run in the browser. */
export function LiveExample({ rewards, currency, school, today }: LiveExampleProps) {
  const t = useTranslations('programs.example');
  const [given, setGiven] = useState<ExampleCase>(() => firstCase(school, currency, today));
  const limits = limitsOf(school, currency);
  const calculation = rewards ? calculateCase(rewards, given, currency, school, limits.limitMinor) : null;
  return (
    <Card id="example" className="scroll-mt-20">
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('description')}</CardDescription>
      </CardHeader>
      <CardContent className="flex flex-col gap-5">
        <ExampleInputs value={given} onChange={setGiven} courses={school.courses} currency={currency} />
        {calculation ? (
          <Result calculation={calculation} currency={currency} {...limits} />
        ) : (
          <p className="rounded-xl bg-muted px-4 py-3.5 text-muted-foreground">{t('incomplete')}</p>
        )}
      </CardContent>
    </Card>
  );
}

type ResultProps = { calculation: Calculation; currency: string; limitMinor: number; thresholdMinor: number };

function Result({ calculation, currency, limitMinor, thresholdMinor }: ResultProps) {
  const t = useTranslations('programs.example');
  const sides = useTranslations('programs.sides');
  const locale = useLocale();
  const say = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const { lines, netMinor, reason } = calculation;
  const total = sumMinor(lines.map(({ amountMinor }) => amountMinor));
  const amounts = lines.map(({ side, amountMinor }) => ({ recipientId: side, amountMinor }));
  const needing = recipientsNeedingApproval(amounts, thresholdMinor);
  return (
    <div className="flex flex-col gap-4" aria-live="polite">
      <p className="text-muted-foreground">{t('net', { amount: say(netMinor) })}</p>
      {reason === 'nothing-left' ? <p>{t('nothingLeft')}</p> : null}
      {REWARD_SIDES.map((side) => (
        <ExampleSide key={side} side={side} calculation={calculation} currency={currency} />
      ))}
      <div className="flex flex-col gap-2 border-t pt-4 text-sm">
        <p className="flex items-baseline justify-between gap-3 text-base">
          <span className="font-medium">{t('ofLimit', { total: say(total), limit: say(limitMinor) })}</span>
          <Money value={{ amountMinor: total, currency }} className="sr-only" />
        </p>
        <span aria-hidden className="block h-2 overflow-hidden rounded-full bg-muted">
          <span
            className="block h-full rounded-full bg-primary transition-[width] duration-200"
            style={{ width: `${Math.min(100, (total / Math.max(1, limitMinor)) * 100)}%` }}
          />
        </span>
        <p className="text-muted-foreground">{t('limit', { limit: say(limitMinor) })}</p>
        {[...needing].map((side) => (
          <p key={side} className="font-medium text-warning">
            {t('approval', { side: sides(side as 'referrer' | 'referee'), threshold: say(thresholdMinor) })}
          </p>
        ))}
        {needing.size === 0 ? (
          <p className="text-muted-foreground">{t('auto', { threshold: say(thresholdMinor) })}</p>
        ) : null}
      </div>
    </div>
  );
}

function firstCase(school: School, currency: string, today: string): ExampleCase {
  const course = school.courses.find((one) => one.currency === currency);
  return {
    courseExternalId: course?.externalId ?? null,
    priceMinor: course?.priceMinor ?? majorToMinor(USUAL_PRICE, currency),
    discountMinor: 0,
    count: 1,
    day: today,
  };
}

function calculateCase(
  rewards: Rewards,
  given: ExampleCase,
  currency: string,
  school: School,
  limitMinor: number,
): Calculation | null {
  if (!wholeDaySchema.safeParse(given.day).success) return null;
  return calculate(rewards, {
    programVersion: 1,
    currency,
    timeZone: school.timeZone,
    valueMinor: given.priceMinor,
    discountMinor: given.discountMinor,
    refundedMinor: 0,
    droppedOut: false,
    courseExternalId: given.courseExternalId,
    convertedAt: new Date(startOfDayIn(school.timeZone, given.day).getTime() + NOON_MS),
    rewardedCount: given.count,
    limitMinor,
    budgetLeftMinor: null,
  });
}
