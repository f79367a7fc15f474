'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LeaveGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardFooter } from '@/components/ui/card';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Link } from '@/components/ui/link';
import { toast } from '@/components/ui/toast';
import type { Standing } from '@/lib/domain/people/standing';
import { StandingFields } from '../../_components/standing-fields';
import { usePersonForm } from '../../_components/use-person-form';
import { changePersonAction } from '../../actions';

type EditPersonFormProps = {
  id: string;
  firstName: string;
  lastName: string;
  birthDate: string;
  standing: Standing[];
};

/** Names, date of birth and standings of a known person. */
export function EditPersonForm({ id, firstName, lastName, birthDate, standing: before }: EditPersonFormProps) {
  const t = useTranslations('people');
  const router = useRouter();
  const [standing, setStanding] = useState(before);
  const form = usePersonForm({
    // Emptied means taken away.
    send: (fields) => changePersonAction(id, { firstName: null, lastName: null, birthDate: null, ...fields, standing }),
    done: () => {
      toast.success(t('edit.saved'));
      router.push(`/people/${id}`);
    },
  });
  const { errorOf } = form;
  return (
    <form onSubmit={form.submit} onChange={form.touch} noValidate className="flex flex-col gap-4">
      <LeaveGuard changed={form.changed} />
      <ErrorSummary errors={form.failure.errors} message={form.failure.message || undefined} />
      <Card>
        <CardContent className="grid gap-5 py-5 sm:grid-cols-2">
          <FormField name="firstName" label={t('new.firstName')} error={errorOf('firstName')}>
            <Input name="firstName" defaultValue={firstName} autoComplete="off" />
          </FormField>
          <FormField name="lastName" label={t('new.lastName')} error={errorOf('lastName')}>
            <Input name="lastName" defaultValue={lastName} autoComplete="off" />
          </FormField>
          <FormField
            name="birthDate"
            label={t('new.birthDate')}
            help={t('new.birthDateHelp')}
            error={errorOf('birthDate')}
          >
            <Input name="birthDate" type="date" defaultValue={birthDate} />
          </FormField>
          <StandingFields
            legend={t('edit.standing')}
            help={t('edit.standingHelp')}
            error={errorOf('standing')}
            value={standing}
            onChange={(value) => {
              setStanding(value);
              form.touch();
            }}
          />
        </CardContent>
        <CardFooter className="justify-end">
          <Button asChild variant="ghost">
            <Link href={`/people/${id}`}>{t('new.cancel')}</Link>
          </Button>
          <Button type="submit" pending={form.pending}>
            {t('edit.submit')}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
