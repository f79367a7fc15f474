'use client';
import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { CheckField } from '@/components/forms/check-field';
import { CheckListField } from '@/components/forms/check-list-field';
import { NumberField } from '@/components/forms/number-field';
import { SelectField } from '@/components/forms/select-field';
import { KINDS_OF_TYPE, PROGRAM_TYPES } from '@/lib/domain/programs/types';
import { FormSection } from './form-section';
import type { ProgramFormValues } from './values';

/** Rule 1: the type, and what narrows it. */
export function WhoSection({ fixed }: { fixed: boolean }) {
  const t = useTranslations('programs');
  const { control } = useFormContext<ProgramFormValues>();
  const programType = useWatch({ control, name: 'programType' });
  const kinds = KINDS_OF_TYPE[programType];
  return (
    <FormSection id="who" title={t('form.sections.who')} help={t('form.sectionHelp.who')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="programType"
          label={t('form.fields.programType')}
          options={PROGRAM_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
          disabled={fixed}
        />
        <NumberField
          name="eligibility.minimumAge"
          label={t('form.fields.minimumAge')}
          help={t('form.fields.minimumAgeHelp')}
          unit={t('form.units.years')}
          optional
        />
      </div>
      {kinds.length > 1 ? (
        <CheckListField
          name="eligibility.kinds"
          label={t('form.fields.kinds')}
          help={t('form.fields.kindsHelp')}
          options={kinds.map((kind) => ({ value: kind, label: t(`kindOf.${kind}`) }))}
        />
      ) : null}
      <CheckField name="eligibility.allowSameHousehold" label={t('form.fields.allowSameHousehold')} />
      <CheckField name="eligibility.allowSelfReferral" label={t('form.fields.allowSelfReferral')} />
    </FormSection>
  );
}
