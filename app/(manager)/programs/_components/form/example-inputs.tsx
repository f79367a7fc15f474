'use client';
import { useTranslations } from 'next-intl';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { NumberInput } from '@/components/ui/number-input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import type { SchoolCourse } from './school';

/** The enrolment that the example is about. */
export type ExampleCase = {
  courseExternalId: string | null;
  priceMinor: number;
  discountMinor: number;
  /** The referrer's how-manieth friend this is. */
  count: number;
  day: string;
};

type ExampleInputsProps = {
  value: ExampleCase;
  onChange: (value: ExampleCase) => void;
  courses: readonly SchoolCourse[];
  currency: string;
};

const ANY = 'any';

/** What one can turn in the example: course, price, discount, which friend, when. */
export function ExampleInputs({ value, onChange, courses, currency }: ExampleInputsProps) {
  const t = useTranslations('programs.example');
  const set = (part: Partial<ExampleCase>) => onChange({ ...value, ...part });
  const chosen = courses.find(({ externalId }) => externalId === value.courseExternalId);
  function choose(id: string) {
    const course = courses.find(({ externalId }) => externalId === id);
    const price = course && course.currency === currency ? { priceMinor: course.priceMinor } : {};
    set({ courseExternalId: course?.externalId ?? null, ...price });
  }
  return (
    <div className="grid grid-cols-2 gap-3">
      <FormField name="example.course" label={t('course')} className="col-span-2">
        {(control) => (
          <Select value={value.courseExternalId ?? ANY} onValueChange={choose}>
            <SelectTrigger {...control}>
              <SelectValue>{chosen?.name ?? t('anyCourse')}</SelectValue>
            </SelectTrigger>
            <SelectContent>
              <SelectItem value={ANY}>{t('anyCourse')}</SelectItem>
              {courses.map(({ externalId, name }) => (
                <SelectItem key={externalId} value={externalId}>
                  {name}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </FormField>
      <FormField name="example.price" label={t('price')}>
        <MoneyInput
          currency={currency}
          value={value.priceMinor}
          onValueChange={(minor) => set({ priceMinor: minor ?? 0 })}
        />
      </FormField>
      <FormField name="example.discount" label={t('discount')}>
        <MoneyInput
          currency={currency}
          value={value.discountMinor}
          onValueChange={(minor) => set({ discountMinor: minor ?? 0 })}
        />
      </FormField>
      <FormField name="example.count" label={t('number')}>
        <NumberInput value={value.count} onValueChange={(count) => set({ count: Math.max(1, count ?? 1) })} />
      </FormField>
      <FormField name="example.day" label={t('date')}>
        <Input type="date" value={value.day} onChange={(event) => set({ day: event.target.value })} />
      </FormField>
    </div>
  );
}
