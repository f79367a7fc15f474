import { Gift, HandCoins } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ProgramOffer } from '@/lib/domain/programs/offer';
import { offerText } from './offer-text';

/** What both sides get, side by side. */
export function OfferPair({ offer }: { offer: ProgramOffer }) {
  const t = useTranslations('portal');
  const words = { t, locale: useLocale() };
  const sides = [
    { label: t('offer.you'), text: offerText(words, offer.referrer), Icon: HandCoins },
    { label: t('offer.friend'), text: offerText(words, offer.referee), Icon: Gift },
  ];
  return (
    <dl className="grid grid-cols-2 gap-3">
      {sides.map(({ label, text, Icon }) => (
        <div key={label} className="flex flex-col gap-1 rounded-xl bg-apricot-soft p-4 text-apricot-foreground">
          <dt className="flex items-center gap-1.5 text-base">
            <Icon aria-hidden className="size-4.5 shrink-0" />
            {label}
          </dt>
          <dd className="text-pretty font-medium text-foreground">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
