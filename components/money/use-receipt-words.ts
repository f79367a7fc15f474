'use client';
import { useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/domain/money/money';
import type { ReceiptLine } from '@/lib/domain/rewards/receipt';

/** A line of a receipt; the API leaves out `key` and `params`, and then the English `why` is shown as it is. */
export type ReceiptStep = Pick<ReceiptLine, 'rule' | 'beforeMinor' | 'afterMinor' | 'why'> & {
  step: string;
  key?: string;
  params?: ReceiptLine['params'];
};

const NAMED = ['base', 'tier', 'course', 'bonus'] as const;

/** A receipt's lines in the reader's language and the currency's own form. */
export function useReceiptWords(currency: string) {
  const t = useTranslations('money.receipt');
  const locale = useLocale();
  const say = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);

  /** "Promotion “Back to school”", "Tier from 3". */
  function name({ step, rule }: ReceiptStep): string {
    if (step === 'promotion') return t('name.promotion', { rule });
    const [kind = '', count = ''] = rule.split(':');
    const known = NAMED.find((word) => word === kind);
    const of = known ? t(`name.${known}`, { count }) : rule;
    return t.has(`step.${step}` as 'step.cap') ? t(`step.${step}` as 'step.cap', { of }) : of;
  }

  /** One step as a sentence: "× 1.5 for Back to school makes $75.00." */
  function sentence(line: ReceiptStep): string {
    const { key, params = {}, rule, why, beforeMinor, afterMinor } = line;
    const message = key ? `line.${key.replace('.', '-')}` : '';
    if (!message || !t.has(message as 'line.cap-cut')) return why;
    return t(message as 'line.cap-cut', {
      rule: name(line),
      promotion: rule,
      before: say(beforeMinor),
      after: say(afterMinor),
      rate: Number(params.rateBps ?? 0) / 10_000,
      factor: Number(params.multiplierBps ?? 0) / 10_000,
      net: say(Number(params.netMinor ?? 0)),
      extra: say(Number(params.extraMinor ?? 0)),
      limit: say(Number(params.wholeMinor ?? params.capMinor ?? 0)),
      left: say(Number(params.leftMinor ?? 0)),
      share: Number(params.shareBps ?? 0) / 10_000,
      days: Number(params.afterDays ?? 0),
    });
  }

  /** The lines that changed something, each a sentence; the table shows all. */
  function sentences(lines: readonly ReceiptStep[]): string[] {
    return lines.filter((line) => !line.key?.endsWith('.within')).map(sentence);
  }

  return { name, sentence, sentences };
}
