import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ProgramOffer } from '@/lib/domain/programs/offer';
import { offerText, valueText, vestingText } from './offer-text';

/** All that the programme promises: both sides, higher steps, extras, what is on now. */
export function OfferDetails({ offer }: { offer: ProgramOffer }) {
  const t = useTranslations('portal');
  const format = useFormatter();
  const words = { t, locale: useLocale() };
  const kind = offer.referrer?.kind ?? 'cash';
  const extras = [
    ...offer.tiers.map((tier) =>
      t('learn.tier', { at: tier.fromCount, value: valueText(words, { ...tier, kind }, offer.currency) }),
    ),
    ...offer.bonuses.map((bonus) =>
      t('learn.bonus', {
        at: bonus.atCount,
        every: String(bonus.every),
        value: valueText(words, bonus, offer.currency),
      }),
    ),
    ...offer.promotions.map(({ name, endsAt }) =>
      // A whole day of the school: said without moving it to another zone.
      t('learn.promotion', {
        name,
        date: format.dateTime(new Date(`${endsAt}T12:00:00Z`), 'date', { timeZone: 'UTC' }),
      }),
    ),
    ...(offer.vesting.length ? [vestingText(words, offer.vesting)] : []),
  ];
  return (
    <section className="grid gap-4 rounded-xl border bg-card px-5 py-4 md:grid-cols-2">
      <div>
        <h2 className="text-lg">{t('learn.you')}</h2>
        <p className="text-pretty">{offerText(words, offer.referrer)}</p>
        {extras.length ? (
          <ul className="mt-2 space-y-1 text-muted-foreground">
            {extras.map((extra) => (
              <li key={extra} className="text-pretty">
                {extra}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div>
        <h2 className="text-lg">{t('learn.friend')}</h2>
        <p className="text-pretty">{offerText(words, offer.referee)}</p>
      </div>
    </section>
  );
}
