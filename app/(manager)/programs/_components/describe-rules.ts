import { formatMoney } from '@/lib/domain/money/money';
import type { Promotion, Rewards } from '@/lib/domain/programs/rewards-schema';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import type { ProgramType } from '@/lib/domain/programs/types';
import { formatDay } from '@/lib/i18n/format-day';
import { ruleText, valueText, vestingText, withCap } from './offer-words';
import type { Words } from './translate';

/** One rule of a programme in words. The key stays the same from version to version, so that versions can be compared. */
export type RuleFact = { key: string; label: string; value: string };

type About = { currency: string; programType: ProgramType };

/** Every rule of a definition as words, in the order in which people ask for them. */
export function describeRules(definition: ProgramDefinition, about: About, words: Words): RuleFact[] {
  const { t, locale } = words;
  const { rewards, budgetMinor } = definition;
  const fact = (key: string, label: string, value: string): RuleFact => ({ key, label, value });
  const rule = (side: 'referrer' | 'referee') =>
    rewards[side] ? ruleText(rewards[side], about.currency, words) : t('sides.nothing');
  return [
    fact('referrer', t('facts.referrer'), rule('referrer')),
    fact('referee', t('facts.referee'), rule('referee')),
    ...rewardFacts(rewards, about.currency, words),
    fact('trigger', t('facts.trigger'), triggerText(definition, words)),
    fact('validity', t('facts.validity'), t('facts.days', { count: definition.validityDays })),
    fact(
      'hold',
      t('facts.hold'),
      definition.holdDays ? t('facts.days', { count: definition.holdDays }) : t('facts.atOnce'),
    ),
    ...(rewards.vesting ? [fact('vesting', t('facts.vesting'), vestingText(rewards.vesting, words))] : []),
    fact('attribution', t('facts.attribution'), modelText(definition, words)),
    fact('who', t('facts.who'), whoText(definition, about.programType, words)),
    fact(
      'expiry',
      t('facts.expiry'),
      rewards.expiryDays ? t('facts.daysAfter', { count: rewards.expiryDays }) : t('facts.never'),
    ),
    fact(
      'budget',
      t('facts.budget'),
      budgetMinor === null
        ? t('facts.unlimited')
        : formatMoney({ amountMinor: budgetMinor, currency: about.currency }, locale),
    ),
  ];
}

function rewardFacts(rewards: Rewards, currency: string, words: Words): RuleFact[] {
  const { t } = words;
  return [
    ...rewards.tiers.map((tier) => ({
      key: `tier:${tier.fromCount}`,
      label: t('facts.tier', { count: tier.fromCount }),
      value: withCap(valueText(tier, currency, words), tier.capMinor, currency, words),
    })),
    ...rewards.bonuses.map((bonus, index) => ({
      key: `bonus:${index}`,
      label: t(bonus.every ? 'facts.bonusEvery' : 'facts.bonus', { count: bonus.atCount }),
      value: ruleText(bonus, currency, words),
    })),
    ...rewards.promotions.map((promotion, index) => ({
      key: `promotion:${index}`,
      label: t('facts.promotion', { name: promotion.name }),
      value: promotionText(promotion, currency, words),
    })),
    ...rewards.courses.map((course, index) => ({
      key: `course:${index}`,
      label: t('facts.course', { courses: course.courseExternalIds.join(', ') }),
      value: t('facts.both', {
        referrer: course.referrer ? ruleText(course.referrer, currency, words) : '–',
        referee: course.referee ? ruleText(course.referee, currency, words) : '–',
      }),
    })),
  ];
}

function promotionText(promotion: Promotion, currency: string, { t, locale }: Words): string {
  const when = {
    side: t(`sides.${promotion.side}`),
    from: formatDay(promotion.startsAt, locale),
    to: formatDay(promotion.endsAt, locale),
  };
  const what =
    promotion.multiplierBps === undefined
      ? t('facts.promotionExtra', {
          ...when,
          extra: formatMoney({ amountMinor: promotion.extraMinor ?? 0, currency }, locale),
        })
      : t('facts.promotionMultiplier', { ...when, factor: promotion.multiplierBps / 10_000 });
  if (!promotion.courseExternalIds) return what;
  return t('facts.onlyCourses', { what, courses: promotion.courseExternalIds.join(', ') });
}

/** "has paid", "has come to 3 lessons". */
export function triggerText({ trigger }: Pick<ProgramDefinition, 'trigger'>, { t }: Words): string {
  return t(`milestone.${trigger.milestone}`, { count: trigger.count ?? 1 });
}

function modelText({ attribution }: ProgramDefinition, { t }: Words): string {
  const model = t(`model.${attribution.model}`);
  return attribution.split ? t('split', { model }) : model;
}

function whoText({ eligibility }: ProgramDefinition, type: ProgramType, { t }: Words): string {
  const { kinds, minimumAge, allowSameHousehold, allowSelfReferral } = eligibility;
  let who = kinds?.length ? kinds.map((kind) => t(`kindOf.${kind}`)).join(', ') : t(`type.${type}`);
  if (minimumAge !== undefined) who = t('facts.age', { who, age: minimumAge });
  if (allowSameHousehold) who = t('facts.householdToo', { who });
  return allowSelfReferral ? t('facts.selfToo', { who }) : who;
}
