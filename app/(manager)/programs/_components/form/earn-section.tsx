'use client';
import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { CheckField } from '@/components/forms/check-field';
import { NumberField } from '@/components/forms/number-field';
import { SelectField } from '@/components/forms/select-field';
import { ATTRIBUTION_MODELS } from '@/lib/domain/programs/types';
import { FormSection } from './form-section';
import type { ProgramFormValues } from './values';

const SHARED: readonly string[] = ['linear', 'time-decay', 'position'];

/** How long a share counts, what has to happen, how long to wait, and who gets it when several shared. */
export function EarnSection() {
  const t = useTranslations('programs');
  const { control } = useFormContext<ProgramFormValues>();
  const [milestone, model] = useWatch({ control, name: ['trigger.milestone', 'attribution.model'] });
  return (
    <FormSection id="earn" title={t('form.sections.earn')} help={t('form.sectionHelp.earn')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="trigger.milestone"
          label={t('form.fields.milestone')}
          options={[
            { value: 'enrolled', label: t('form.fields.milestoneEnrolled') },
            { value: 'paid', label: t('form.fields.milestonePaid') },
            { value: 'attended', label: t('form.fields.milestoneAttended') },
          ]}
        />
        {milestone === 'attended' ? <NumberField name="trigger.count" label={t('form.fields.count')} /> : null}
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          name="validityDays"
          label={t('form.fields.validityDays')}
          help={t('form.fields.validityHelp')}
          unit={t('form.units.days')}
        />
        <NumberField
          name="holdDays"
          label={t('form.fields.holdDays')}
          help={t('form.fields.holdHelp')}
          unit={t('form.units.days')}
        />
      </div>
      <SelectField
        name="attribution.model"
        label={t('form.fields.model')}
        options={ATTRIBUTION_MODELS.map((one) => ({ value: one, label: t(`model.${one}`) }))}
      />
      {SHARED.includes(model) ? (
        <CheckField name="attribution.split" label={t('form.fields.split')} help={t('form.fields.splitHelp')} />
      ) : null}
    </FormSection>
  );
}
