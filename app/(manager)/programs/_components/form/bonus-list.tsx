'use client';
import { useTranslations } from 'next-intl';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { CheckField } from '@/components/forms/check-field';
import { NumberField } from '@/components/forms/number-field';
import { ExtraList } from './extra-list';
import { RewardFields } from './reward-fields';
import { EMPTY_RULE, type ProgramFormValues } from './values';

const USUAL_COUNT = 5;

/** Something on top for the referrer when a count is reached, once or again and again. */
export function BonusList() {
  const t = useTranslations('programs.form');
  const { control } = useFormContext<ProgramFormValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'rewards.bonuses' });
  return (
    <ExtraList
      kind="bonus"
      help={t('extras.bonusesHelp')}
      ids={fields.map(({ id }) => id)}
      onAdd={() => append({ ...EMPTY_RULE, on: true, atCount: USUAL_COUNT, every: false })}
      onRemove={remove}
    >
      {(index) => (
        <div className="flex flex-col gap-4">
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <NumberField name={`rewards.bonuses.${index}.atCount`} label={t('fields.atCount')} />
            <div className="sm:pt-7">
              <CheckField
                name={`rewards.bonuses.${index}.every`}
                label={t('fields.every')}
                help={t('fields.everyHelp')}
              />
            </div>
          </div>
          <RewardFields path={`rewards.bonuses.${index}`} />
        </div>
      )}
    </ExtraList>
  );
}
