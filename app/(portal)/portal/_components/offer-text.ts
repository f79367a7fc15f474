import type { useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/domain/money/money';
import type { Offer, ProgramOffer } from '@/lib/domain/programs/offer';
import type { RewardKind } from '@/lib/domain/rewards/kinds';

/** The portal's words, and the language whose form figures take. */
export type PortalWords = { t: ReturnType<typeof useTranslations<'portal'>>; locale: string };

type Value = {
  kind: RewardKind;
  amountMinor: number | null;
  rateBps: number | null;
  capMinor?: number | null;
  item?: string | null;
};

const percent = (rateBps: number, locale: string) =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rateBps / 10_000);

/** What a rule promises, in a few words: "$50.00 in cash", "10% off, up to $80.00". */
export function valueText({ t, locale }: PortalWords, value: Value, currency: string, varies = false): string {
  const { kind, rateBps, capMinor = null, item = null } = value;
  if (kind === 'merchandise') return t('offer.merchandise', { item: item ?? 'none' });
  const say = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const rate = rateBps === null ? null : percent(rateBps, locale);
  const plain = rate === null ? say(value.amountMinor ?? 0) : kind === 'discount' ? rate : t('offer.ofPrice', { rate });
  const text = t(`offer.${kind}`, { value: varies ? t('offer.from', { value: plain }) : plain });
  return rate !== null && capMinor !== null ? t('offer.upTo', { value: text, cap: say(capMinor) }) : text;
}

/** What a side of the programme gets, or "Nothing". */
export function offerText(words: PortalWords, offer: Offer | null): string {
  return offer ? valueText(words, offer, offer.currency, offer.varies) : words.t('offer.nothing');
}

/** When the parts of a reward come: "It comes in parts: 50% at once, 50% after 60 days". */
export function vestingText({ t, locale }: PortalWords, vesting: ProgramOffer['vesting']): string {
  const parts = vesting.map(({ shareBps, afterDays }) =>
    t('learn.vestingPart', { share: percent(shareBps, locale), days: afterDays }),
  );
  return t('learn.vesting', { parts: parts.join(', ') });
}

/** What the step at a count brings: a higher reward for each friend, or something extra. */
export function stepText(
  words: PortalWords,
  offer: ProgramOffer,
  step: { atCount: number; type: 'tier' | 'bonus' },
): string {
  const { t } = words;
  const { atCount: at, type } = step;
  if (type === 'tier') {
    const tier = offer.tiers.find(({ fromCount }) => fromCount === at);
    if (!tier || !offer.referrer) return '';
    return t('home.step.tier', { at, value: valueText(words, { ...tier, kind: offer.referrer.kind }, offer.currency) });
  }
  const bonus = offer.bonuses.find(({ atCount, every }) => atCount === at || (every && at % atCount === 0));
  return bonus ? t('home.step.bonus', { at, value: valueText(words, bonus, offer.currency) }) : '';
}
