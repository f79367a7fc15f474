'use client';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { ReceiptSentences } from '@/components/money/receipt-sentences';
import { ReceiptSteps } from '@/components/money/receipt-steps';
import { sumMinor } from '@/lib/domain/money/money';
import type { Calculation } from '@/lib/domain/rewards/calculate';
import type { RewardSide } from '@/lib/domain/rewards/kinds';
import type { RewardLine } from '@/lib/domain/rewards/reward-line';

type ExampleSideProps = { side: RewardSide; calculation: Calculation; currency: string };

/** What one side gets in the example, and why: sentences first, the steps on demand. */
export function ExampleSide({ side, calculation, currency }: ExampleSideProps) {
  const t = useTranslations('programs');
  const lines = calculation.lines.filter((line) => line.side === side);
  const cut = calculation.empty.filter((line) => line.side === side);
  const total = sumMinor(lines.map(({ amountMinor }) => amountMinor));
  return (
    <section aria-label={t('example.gets', { side: t(`sides.${side}`) })} className="flex flex-col gap-2">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 text-base">
        <span>{t('example.gets', { side: t(`sides.${side}`) })}</span>
        {total > 0 ? (
          <Money value={{ amountMinor: total, currency }} className="font-semibold text-xl tracking-tight" />
        ) : (
          <span className="font-normal text-muted-foreground">{t('example.nothing')}</span>
        )}
      </h3>
      {[...lines, ...cut].map((line) => (
        <Line key={line.line} line={line} currency={currency} />
      ))}
    </section>
  );
}

function Line({ line, currency }: { line: RewardLine; currency: string }) {
  const t = useTranslations('programs');
  function nameOf({ item, kind, vesting }: RewardLine): string {
    const what = item ?? t(`form.kind.${kind}`);
    if (line.line.startsWith('bonus')) return `${t('example.bonusLine')}: ${what}`;
    return vesting
      ? t('example.part', { what, part: vesting.part, parts: vesting.parts, days: vesting.afterDays })
      : what;
  }
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-baseline justify-between gap-3 text-muted-foreground text-sm">
        <span>{nameOf(line)}</span>
        {line.amountMinor > 0 ? (
          <Money value={{ amountMinor: line.amountMinor, currency }} />
        ) : (
          <span>{t('example.emptyLine')}</span>
        )}
      </p>
      <ReceiptSentences steps={line.receipt} currency={currency} />
      <details className="group text-sm">
        <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded-md text-muted-foreground hover:text-foreground [&::-webkit-details-marker]:hidden">
          <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
          {t('example.steps')}
        </summary>
        <div className="mt-2 overflow-x-auto rounded-xl border">
          <ReceiptSteps steps={line.receipt} currency={currency} />
        </div>
      </details>
    </div>
  );
}
