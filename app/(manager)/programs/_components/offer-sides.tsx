import { Gift, HeartHandshake } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Rewards } from '@/lib/domain/programs/rewards-schema';
import { ruleText, valueText, vestingText } from './offer-words';

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
      {rewards.vesting ? (
        <div className="text-muted-foreground text-sm sm:col-span-2">
          <dt className="inline">{t('facts.vesting')}: </dt>
          <dd className="inline">{vestingText(rewards.vesting, words)}</dd>
        </div>
      ) : null}
    </dl>
  );
}

type SideProps = { icon: ReactNode; label: string; text: string; children?: ReactNode };

function Side({ icon, label, text, children }: SideProps) {
  return (
    <div className="relative min-w-0 pl-6.5">
      <dt className="text-muted-foreground text-sm">
        <span className="absolute top-0.5 left-0 [&_svg]:size-4">{icon}</span>
        {label}
      </dt>
      <dd className="flex flex-col">
        <span className="font-medium">{text}</span>
        {children}
      </dd>
    </div>
  );
}
