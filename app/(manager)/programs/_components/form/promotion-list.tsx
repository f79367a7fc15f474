'use client';
import { useTranslations } from 'next-intl';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { MoneyField } from '@/components/forms/money-field';
import { PercentField } from '@/components/forms/percent-field';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { REWARD_SIDES } from '@/lib/domain/rewards/kinds';
import { CourseChoice } from './course-choice';
import { ExtraList } from './extra-list';
import type { School } from './school';
import type { ProgramFormValues, PromotionFields } from './values';

const NEW: PromotionFields = {
  name: '',
  startsAt: '',
  endsAt: '',
  form: 'multiplier',
  multiplierBps: 15_000,
  extraMinor: null,
  courseExternalIds: [],
  side: 'referrer',
};

/** Some days with more, or less. */
export function PromotionList({ school }: { school: School }) {
  const t = useTranslations('programs.form');
  const { control } = useFormContext<ProgramFormValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'rewards.promotions' });
  return (
    <ExtraList
      kind="promotion"
      help={t('extras.promotionsHelp', { timeZone: school.timeZone })}
      ids={fields.map(({ id }) => id)}
      onAdd={() => append(NEW)}
      onRemove={remove}
    >
      {(index) => <Promotion path={`rewards.promotions.${index}`} school={school} />}
    </ExtraList>
  );
}

function Promotion({ path, school }: { path: string; school: School }) {
  const t = useTranslations('programs');
  const [form, currency] = useWatch({ name: [`${path}.form`, 'currency'] });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField name={`${path}.name`} label={t('form.fields.promotionName')} className="sm:col-span-2" />
      <TextField name={`${path}.startsAt`} type="date" label={t('form.fields.from')} />
      <TextField name={`${path}.endsAt`} type="date" label={t('form.fields.to')} />
      <SelectField
        name={`${path}.side`}
        label={t('form.fields.side')}
        options={REWARD_SIDES.map((side) => ({ value: side, label: t(`sides.${side}`) }))}
      />
      <div className="grid grid-cols-2 items-start gap-2">
        <SelectField
          name={`${path}.form`}
          label={t('form.fields.form')}
          options={[
            { value: 'multiplier', label: t('form.fields.multiplier') },
            { value: 'extra', label: t('form.fields.extra') },
          ]}
        />
        {form === 'extra' ? (
          <MoneyField name={`${path}.extraMinor`} label={t('form.fields.amount')} currency={currency} />
        ) : (
          <PercentField
            name={`${path}.multiplierBps`}
            label={t('form.fields.percentage')}
            help={t('form.fields.multiplierHelp')}
          />
        )}
      </div>
      <div className="sm:col-span-2">
        <CourseChoice name={`${path}.courseExternalIds`} courses={school.courses} help={t('form.fields.anyCourse')} />
      </div>
    </div>
  );
}
