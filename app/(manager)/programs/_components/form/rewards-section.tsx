'use client';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { CheckField } from '@/components/forms/check-field';
import { REWARD_SIDES, type RewardSide } from '@/lib/domain/rewards/kinds';
import { FormSection } from './form-section';
import { RewardFields } from './reward-fields';
import { VestingFields } from './vesting-fields';

/** The reward of each side, and when it becomes payable. */
export function RewardsSection() {
  const t = useTranslations('programs.form');
  return (
    <FormSection id="rewards" title={t('sections.rewards')} help={t('sectionHelp.rewards')}>
      {REWARD_SIDES.map((side) => (
        <Side key={side} side={side} />
      ))}
      <VestingFields />
    </FormSection>
  );
}

function Side({ side }: { side: RewardSide }) {
  const t = useTranslations('programs.form.fields');
  const on = useWatch({ name: `rewards.${side}.on` });
  return (
    <fieldset className="flex flex-col gap-4 border-t pt-5 first:border-t-0 first:pt-0">
      <legend className="sr-only">{t(`${side}On`)}</legend>
      <CheckField name={`rewards.${side}.on`} label={t(`${side}On`)} />
      {on ? <RewardFields path={`rewards.${side}`} /> : null}
    </fieldset>
  );
}
