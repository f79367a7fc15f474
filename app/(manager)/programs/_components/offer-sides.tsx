import { Gift, HeartHandshake } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { Rewards } from '@/lib/domain/programs/rewards-schema';
import { ruleText, valueText } from './offer-words';

type OfferSidesProps = { rewards: Rewards; currency: string };

/** What each side gets, in words. */
export function OfferSides({ rewards, currency }: OfferSidesProps) {
  const t = useTranslations('programs');
  const words = { t, locale: useLocale() };
  const [tier] = rewards.tiers;
  function textOf(side: 'referrer' | 'referee') {
    const rule = rewards[side];
    if (rule) return ruleText(rule, currency, words);
    return rewards.courses.some((course) => course[side]) ? t('offer.byCourse') : t('sides.nothing');
  }
  return (
    <dl className="grid gap-3 sm:grid-cols-2">
      <Side icon={<Gift aria-hidden />} label={t('sides.referrer')} text={textOf('referrer')}>
        {tier ? (
          <span className="text-muted-foreground text-sm">
            {t('offer.tier', { value: valueText(tier, currency, words), count: tier.fromCount })}
          </span>
        ) : null}
      </Side>
      <Side icon={<HeartHandshake aria-hidden />} label={t('sides.referee')} text={textOf('referee')} />
    </dl>
  );
}

type SideProps = { icon: React.ReactNode; label: string; text: string; children?: React.ReactNode };

function Side({ icon, label, text, children }: SideProps) {
  return (
    <div className="flex items-start gap-2.5">
      <span className="mt-0.5 text-muted-foreground [&_svg]:size-4">{icon}</span>
      <div className="flex min-w-0 flex-col">
        <dt className="text-muted-foreground text-sm">{label}</dt>
        <dd className="flex flex-col">
          <span className="font-medium">{text}</span>
          {children}
        </dd>
      </div>
    </div>
  );
}
