'use client';
import { CircleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useFormState } from 'react-hook-form';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { formatMoney } from '@/lib/domain/money/money';
import type { Rewards } from '@/lib/domain/programs/rewards-schema';
import { ruleText, vestingText } from '../offer-words';
import type { ProgramFormValues } from './values';

type FormSummaryProps = { values: ProgramFormValues; rewards: Rewards | null };

const SECTIONS = ['basics', 'who', 'earn', 'rewards', 'extras', 'limits', 'terms'] as const;
type Section = (typeof SECTIONS)[number];

/** The whole programme in seven lines; each leads to its part of the form, and says when something is wrong there. */
export function FormSummary({ values, rewards }: FormSummaryProps) {
  const t = useTranslations('programs');
  const lines = useSummaryLines(values, rewards);
  const { errors } = useFormState<ProgramFormValues>();
  const wrong = new Set(Object.keys(errors).flatMap((key) => sectionsOf(key, errors.rewards)));
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('form.summary')}</CardTitle>
      </CardHeader>
      <CardContent className="px-2 pt-1 pb-2">
        <nav aria-label={t('form.summary')}>
          <ul>
            {SECTIONS.map((section) => (
              <li key={section}>
                <a href={`#section-${section}`} className="flex flex-col rounded-lg px-3 py-1.5 hover:bg-accent">
                  <span className="flex items-center gap-1.5 text-muted-foreground text-sm">
                    {t(`form.sections.${section}`)}
                    {wrong.has(section) ? <CircleAlert aria-hidden className="size-4 text-destructive" /> : null}
                  </span>
                  <span className="text-pretty">{lines[section] || t('form.none')}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </CardContent>
    </Card>
  );
}

function useSummaryLines(values: ProgramFormValues, rewards: Rewards | null): Record<Section, string> {
  const t = useTranslations('programs');
  const locale = useLocale();
  const words = { t, locale };
  const { currency } = values;
  const days = (count: number | null) => t('facts.days', { count: count ?? 0 });
  const side = (which: 'referrer' | 'referee') =>
    rewards?.[which] ? ruleText(rewards[which], currency, words) : t('sides.nothing');
  const { tiers, bonuses, promotions, courses, expiryDays } = values.rewards;
  return {
    basics: values.name,
    who: t(`type.${values.programType}`),
    earn: `${t(`milestone.${values.trigger.milestone}`, { count: values.trigger.count ?? 1 })} · ${days(values.holdDays)}`,
    rewards: [side('referrer'), side('referee'), rewards?.vesting ? vestingText(rewards.vesting, words) : '']
      .filter(Boolean)
      .join(' · '),
    extras: t('form.extrasCount', {
      tiers: values.rewards.referrer.on ? tiers.length : 0,
      bonuses: bonuses.length,
      promotions: promotions.length,
      courses: courses.length,
    }).trim(),
    limits: [
      expiryDays ? t('facts.daysAfter', { count: expiryDays }) : '',
      values.budgetMinor ? formatMoney({ amountMinor: values.budgetMinor, currency }, locale) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    terms: values.termsAndConditions.trim()
      ? t('facts.lines', { count: values.termsAndConditions.trim().split('\n').length })
      : '',
  };
}

const SECTION_OF: Record<string, Section> = {
  programType: 'who',
  eligibility: 'who',
  trigger: 'earn',
  validityDays: 'earn',
  holdDays: 'earn',
  attribution: 'earn',
  budgetMinor: 'limits',
  termsAndConditions: 'terms',
};

const OF_REWARDS = ['referrer', 'referee', 'vesting'];

function sectionsOf(key: string, rewards: object | undefined): Section[] {
  if (key !== 'rewards') return [SECTION_OF[key] ?? 'basics'];
  return Object.keys(rewards ?? {}).map((part) =>
    part === 'expiryDays' ? 'limits' : OF_REWARDS.includes(part) ? 'rewards' : 'extras',
  );
}
