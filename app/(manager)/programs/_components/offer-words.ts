import { formatMoney } from '@/lib/domain/money/money';
import type { Vesting } from '@/lib/domain/programs/rewards-schema';
import type { RewardKind } from '@/lib/domain/rewards/kinds';
import type { Words } from './translate';

type Value = { amountMinor?: number | null; rateBps?: number | null; capMinor?: number | null };
type Rule = Value & { kind: RewardKind; item?: string | null };

/** "$50.00" or "12.5%". */
export function valueText(value: Value, currency: string, { locale }: Words): string {
  if (typeof value.rateBps === 'number') return percentText(value.rateBps, locale);
  return formatMoney({ amountMinor: value.amountMinor ?? 0, currency }, locale);
}

/** Basis points as a percentage. */
export function percentText(rateBps: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rateBps / 10_000);
}

/** What a rule gives, in words: "10% off, at most $50.00". */
export function ruleText(rule: Rule, currency: string, words: Words): string {
  const { t, locale } = words;
  const form = typeof rule.rateBps === 'number' ? 'percentage' : 'fixed';
  const offer = t(`offer.${rule.kind}-${form}`, { value: valueText(rule, currency, words), item: rule.item ?? '' });
  return withCap(offer, rule.capMinor, currency, { t, locale });
}

/** "50% at once, 50% after 60 days". */
export function vestingText(vesting: Vesting, { t, locale }: Words): string {
  const parts = vesting.map(({ shareBps, afterDays }) =>
    t('vesting.part', { share: percentText(shareBps, locale), days: afterDays }),
  );
  return parts.join(', ');
}

/** An offer with its cap, when it has one. */
export function withCap(offer: string, capMinor: number | null | undefined, currency: string, words: Words): string {
  if (typeof capMinor !== 'number') return offer;
  return words.t('offer.capped', { offer, cap: formatMoney({ amountMinor: capMinor, currency }, words.locale) });
}
