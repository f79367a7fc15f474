'use client';
import { useTranslations } from 'next-intl';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { NumberField } from '@/components/forms/number-field';
import { ExtraList } from './extra-list';
import { ValueFields } from './value-fields';
import type { ProgramFormValues } from './values';

/** Steps: from a count on the referrer's base reward is another one. */
export function TierList() {
  const t = useTranslations('programs.form');
  const { control, getValues } = useFormContext<ProgramFormValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'rewards.tiers' });
  const base = useWatch({ control, name: 'rewards.referrer' });
  function add() {
    const last = getValues('rewards.tiers').at(-1);
    append({
      fromCount: (last?.fromCount ?? 1) + 2,
      form: base.form,
      amountMinor: null,
      rateBps: null,
      capMinor: null,
    });
  }
  return (
    <ExtraList
      kind="tier"
      help={base.on ? t('extras.tiersHelp') : t('extras.needsReferrer')}
      ids={base.on ? fields.map(({ id }) => id) : []}
      onAdd={add}
      onRemove={remove}
      disabled={!base.on}
    >
      {(index) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField name={`rewards.tiers.${index}.fromCount`} label={t('fields.fromCount')} />
          <ValueFields path={`rewards.tiers.${index}`} isFaceValue={base.kind === 'merchandise'} />
        </div>
      )}
    </ExtraList>
  );
}
