'use client';
import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { MoneyField } from '@/components/forms/money-field';
import { NumberField } from '@/components/forms/number-field';
import { FormSection } from './form-section';
import type { ProgramFormValues } from './values';

/** Expiry and budget. */
export function LimitsSection() {
  const t = useTranslations('programs.form');
  const { control } = useFormContext<ProgramFormValues>();
  const currency = useWatch({ control, name: 'currency' });
  return (
    <FormSection id="limits" title={t('sections.limits')} help={t('sectionHelp.limits')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          name="rewards.expiryDays"
          label={t('fields.expiryDays')}
          help={t('fields.expiryHelp')}
          unit={t('units.days')}
          optional
        />
        <MoneyField
          name="budgetMinor"
          label={t('fields.budget')}
          help={t('fields.budgetHelp')}
          currency={currency}
          optional
        />
      </div>
    </FormSection>
  );
}
