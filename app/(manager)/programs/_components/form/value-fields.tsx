'use client';
import { useTranslations } from 'next-intl';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { MoneyField } from '@/components/forms/money-field';
import { PercentField } from '@/components/forms/percent-field';
import { FormField } from '@/components/ui/form-field';
import { Segmented } from '@/components/ui/segmented';
import type { ProgramFormValues } from './values';

type ValueFieldsProps = {
  /** Path of the rule: `rewards.referrer`, `rewards.tiers.0`. */
  path: string;
  /** Merchandise has a face value instead of an amount. */
  isFaceValue?: boolean;
};

/** An amount or a rate, and the most it may become. */
export function ValueFields({ path, isFaceValue }: ValueFieldsProps) {
  const t = useTranslations('programs.form.fields');
  const { control } = useFormContext<ProgramFormValues>();
  const { field } = useController({ name: `${path}.form` });
  const currency = useWatch({ control, name: 'currency' });
  const isRate = field.value === 'percentage';
  return (
    <>
      <FormField name={`${path}.form`} label={t('form')}>
        {(control) => (
          <Segmented
            {...control}
            aria-label={t('form')}
            value={field.value as 'fixed' | 'percentage'}
            onValueChange={field.onChange}
            options={[
              { value: 'fixed', label: t('fixed') },
              { value: 'percentage', label: t('percentage') },
            ]}
            className="h-11 w-full md:h-9"
            optionClassName="h-full flex-1"
          />
        )}
      </FormField>
      {isRate ? (
        <PercentField name={`${path}.rateBps`} label={t('rate')} />
      ) : (
        <MoneyField
          name={`${path}.amountMinor`}
          label={isFaceValue ? t('faceValue') : t('amount')}
          currency={currency}
        />
      )}
      <MoneyField name={`${path}.capMinor`} label={t('cap')} currency={currency} optional />
    </>
  );
}
