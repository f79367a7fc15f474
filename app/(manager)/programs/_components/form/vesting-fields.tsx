'use client';
import { useTranslations } from 'next-intl';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { NumberField } from '@/components/forms/number-field';
import { PercentField } from '@/components/forms/percent-field';
import { FormField } from '@/components/ui/form-field';
import { Segmented } from '@/components/ui/segmented';
import { ExtraList } from './extra-list';
import { type ProgramFormValues, VESTING_FORMS, type VestingForm } from './values';

/** Where a school's census date often lies. */
const USUAL_DAYS = 60;
const HALF_BPS = 5000;

function halves(laterDays: number) {
  return [
    { afterDays: 0, shareBps: HALF_BPS },
    { afterDays: laterDays, shareBps: HALF_BPS },
  ];
}

/** Whether the rewards become payable as a whole or in parts. */
export function VestingFields() {
  const t = useTranslations('programs.form');
  const { control, setValue, getValues } = useFormContext<ProgramFormValues>();
  const form = useWatch({ control, name: 'rewards.vestingForm' });
  function choose(next: VestingForm) {
    const options = { shouldDirty: true, shouldValidate: true };
    const parts = getValues('rewards.vesting');
    if (next === 'none') setValue('rewards.vesting', [], options);
    if (next === 'halves') setValue('rewards.vesting', halves(parts.at(-1)?.afterDays || USUAL_DAYS), options);
    if (next === 'parts' && parts.length === 0) setValue('rewards.vesting', halves(USUAL_DAYS), options);
    setValue('rewards.vestingForm', next, options);
  }
  return (
    <fieldset className="flex flex-col gap-4 border-t pt-5">
      <legend className="sr-only">{t('fields.vesting')}</legend>
      <FormField name="rewards.vestingForm" label={t('fields.vesting')} help={t('fields.vestingHelp')}>
        {(bound) => (
          <Segmented
            {...bound}
            aria-label={t('fields.vesting')}
            value={form}
            onValueChange={choose}
            options={VESTING_FORMS.map((value) => ({ value, label: t(`vesting.${value}`) }))}
            className="h-auto min-h-11 w-full flex-wrap md:min-h-9"
            optionClassName="min-h-9 flex-1"
          />
        )}
      </FormField>
      {form === 'halves' ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            name="rewards.vesting.1.afterDays"
            label={t('fields.vestingDays')}
            help={t('fields.vestingDaysHelp')}
            unit={t('units.days')}
          />
        </div>
      ) : null}
      {form === 'parts' ? <Parts /> : null}
    </fieldset>
  );
}

function Parts() {
  const t = useTranslations('programs.form');
  const { control, getValues } = useFormContext<ProgramFormValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'rewards.vesting' });
  function add() {
    const last = getValues('rewards.vesting').at(-1);
    append({ afterDays: (last?.afterDays ?? -USUAL_DAYS) + USUAL_DAYS, shareBps: null });
  }
  return (
    <ExtraList
      kind="part"
      help={t('extras.partsHelp')}
      ids={fields.map(({ id }) => id)}
      onAdd={add}
      onRemove={remove}
      disabled={fields.length >= 6}
    >
      {(index) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <PercentField name={`rewards.vesting.${index}.shareBps`} label={t('fields.share')} />
          <NumberField
            name={`rewards.vesting.${index}.afterDays`}
            label={t('fields.afterDays')}
            unit={t('units.days')}
          />
        </div>
      )}
    </ExtraList>
  );
}
