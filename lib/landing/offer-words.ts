import type { OfferWords, TriggerWords } from '@/components/landing/props';
import { formatMoney } from '@/lib/domain/money/money';
import type { Offer, ProgramOffer } from '@/lib/domain/programs/offer';
import type { LandingWords } from './words';

/** What a side is promised, said in the words of the landing page and the numbers of its language. Null for a side that gets nothing. */
export function offerWords(
  words: LandingWords,
  offer: Offer | null,
  side: 'you' | 'they',
  trigger: TriggerWords,
  vesting: ProgramOffer['vesting'] = [],
): OfferWords | null {
  if (!offer) return null;
  const { t, locale } = words;
  const rate = offer.form === 'percentage' && offer.kind !== 'merchandise' ? 'Rate' : '';
  const what = t(`offer.${side}Detail.${offer.kind as 'cash'}${rate as ''}`);
  const { currency, capMinor } = offer;
  const cap =
    rate && capMinor !== null
      ? t('offer.upTo', { amount: formatMoney({ amountMinor: capMinor, currency }, locale) })
      : null;
  // A friend's reward needs no "when": it is what he comes for.
  const when = side === 'they' ? t(`offer.when.${trigger.milestone}`, { count: trigger.count }) : null;
  const last = vesting.at(-1);
  const parts = last ? t('offer.vesting', { count: vesting.length, days: last.afterDays }) : null;
  return { figure: figureOf(words, offer), detail: [what, cap, when, parts].filter(Boolean).join(', ') };
}

function figureOf({ t, locale }: LandingWords, offer: Offer): string {
  if (offer.kind === 'merchandise') return offer.item ?? '';
  const value =
    offer.form === 'percentage'
      ? sayPercent((offer.rateBps ?? 0) / 10_000, locale)
      : formatMoney({ amountMinor: offer.amountMinor ?? 0, currency: offer.currency }, locale);
  const figure = offer.kind === 'discount' ? t('offer.amountOff', { amount: value }) : value;
  return offer.varies ? t('offer.from', { amount: figure }) : figure;
}

function sayPercent(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(share);
}
