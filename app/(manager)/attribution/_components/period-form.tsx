'use client';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { ProgramFilter } from '../../dashboard/_components/program-filter';

type PeriodFormProps = {
  programs: readonly { id: string; name: string }[];
  program: string | null;
  from: string;
  to: string;
};

/** Period and programme, kept in the address. */
export function PeriodForm({ programs, program, from, to }: PeriodFormProps) {
  const t = useTranslations('attribution.report');
  const pathname = usePathname();
  const router = useRouter();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  const [wrong, setWrong] = useState<{ name: string; message: string }>();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [first, last] = [String(form.get('from')), String(form.get('to'))];
    const name = first ? (last >= first ? '' : 'to') : 'from';
    setWrong(name ? { name, message: last && first ? t('backwards') : t('noDay') } : undefined);
    if (name) return event.currentTarget.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus();
    const next = new URLSearchParams(params);
    for (const name of ['from', 'to']) next.set(name, String(form.get(name)));
    start(() => router.replace(`${pathname}?${next}`, { scroll: false }));
  }
  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-2 items-start gap-3 sm:flex sm:flex-wrap">
      <div className="col-span-2 sm:mt-6.5">
        <ProgramFilter programs={programs} chosen={program} />
      </div>
      {(['from', 'to'] as const).map((name) => (
        <FormField key={name} name={name} label={t(name)} error={wrong?.name === name ? wrong.message : undefined}>
          <Input type="date" name={name} defaultValue={name === 'from' ? from : to} className="sm:w-40" />
        </FormField>
      ))}
      <Button type="submit" variant="secondary" pending={pending} className="w-fit sm:mt-6.5">
        {t('apply')}
      </Button>
    </form>
  );
}
