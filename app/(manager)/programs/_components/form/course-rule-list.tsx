'use client';
import { useTranslations } from 'next-intl';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { CheckField } from '@/components/forms/check-field';
import { CourseChoice } from './course-choice';
import { ExtraList } from './extra-list';
import { RewardFields } from './reward-fields';
import type { School } from './school';
import { EMPTY_RULE, type ProgramFormValues } from './values';

/** Other rewards for some courses. */
export function CourseRuleList({ school }: { school: School }) {
  const t = useTranslations('programs.form');
  const { control } = useFormContext<ProgramFormValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'rewards.courses' });
  return (
    <ExtraList
      kind="course"
      help={t('extras.coursesHelp')}
      ids={fields.map(({ id }) => id)}
      onAdd={() => append({ courseExternalIds: [], referrer: { ...EMPTY_RULE, on: true }, referee: { ...EMPTY_RULE } })}
      onRemove={remove}
    >
      {(index) => (
        <div className="flex flex-col gap-4">
          <CourseChoice name={`rewards.courses.${index}.courseExternalIds`} courses={school.courses} />
          <Side path={`rewards.courses.${index}.referrer`} label={t('fields.courseReferrer')} />
          <Side path={`rewards.courses.${index}.referee`} label={t('fields.courseReferee')} />
        </div>
      )}
    </ExtraList>
  );
}

function Side({ path, label }: { path: string; label: string }) {
  const on = useWatch({ name: `${path}.on` });
  return (
    <>
      <CheckField name={`${path}.on`} label={label} />
      {on ? <RewardFields path={path} /> : null}
    </>
  );
}
