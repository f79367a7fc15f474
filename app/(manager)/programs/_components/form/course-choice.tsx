'use client';
import { useTranslations } from 'next-intl';
import { useController } from 'react-hook-form';
import { CheckListField } from '@/components/forms/check-list-field';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import type { SchoolCourse } from './school';

type CourseChoiceProps = { name: string; courses: readonly SchoolCourse[]; help?: string };

/** Some of the school's courses; by identifier while the school has none here, or for one that was removed. */
export function CourseChoice({ name, courses, help }: CourseChoiceProps) {
  const t = useTranslations('programs.form.fields');
  const { field, fieldState } = useController({ name });
  const chosen: string[] = field.value ?? [];
  const known = new Set(courses.map(({ externalId }) => externalId));
  if (courses.length === 0) {
    return (
      <FormField
        name={name}
        label={t('courseIds')}
        help={`${t('noCourses')} ${t('courseIdsHelp')}`}
        error={fieldState.error?.message}
      >
        <Input
          defaultValue={chosen.join(', ')}
          onChange={(event) => field.onChange(event.target.value.split(',').flatMap((id) => id.trim() || []))}
        />
      </FormField>
    );
  }
  const options = [
    ...courses.map((course) => ({ value: course.externalId, label: course.name })),
    ...chosen.filter((id) => !known.has(id)).map((id) => ({ value: id, label: id })),
  ];
  return <CheckListField name={name} label={t('courses')} help={help} options={options} />;
}
