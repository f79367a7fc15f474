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
import { personName } from '../_components/person-name';
import { StandingFields } from '../_components/standing-fields';
import { usePersonForm } from '../_components/use-person-form';
import { addPersonAction } from '../actions';

/** A person by hand; one who is known already is brought up to date, and the page says so. */
export function AddPersonForm() {
  const t = useTranslations('people');
  const router = useRouter();
  const [standing, setStanding] = useState<Standing[]>([{ kind: 'student', status: 'active' }]);
  const [name, setName] = useState('');
  const form = usePersonForm({
    send: async (fields) => {
      setName(personName(fields, t('unnamed')));
      const result = await addPersonAction({ ...fields, standing });
      if (result.ok || fields.externalId) return result;
      // The schema speaks to other systems; here it is said in the form's own words.
      const say = (error: (typeof result.errors)[number]) =>
        error.path === 'externalId' ? { ...error, message: t('new.identity') } : error;
      return { ...result, errors: result.errors.map(say) };
    },
    done: ({ id, created }) => {
      toast.success(created ? t('added', { name }) : t('updated', { name }));
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
            <Input name="firstName" autoComplete="off" />
          </FormField>
          <FormField name="lastName" label={t('new.lastName')} error={errorOf('lastName')}>
            <Input name="lastName" autoComplete="off" />
          </FormField>
          <p className="text-muted-foreground sm:col-span-2">{t('new.identity')}</p>
          <FormField name="email" label={t('new.email')} help={t('new.emailHelp')} error={errorOf('email')}>
            <Input name="email" type="email" autoComplete="off" />
          </FormField>
          <FormField name="phone" label={t('new.phone')} help={t('new.phoneHelp')} error={errorOf('phone')}>
            <Input name="phone" type="tel" autoComplete="off" />
          </FormField>
          <FormField
            name="externalId"
            label={t('new.externalId')}
            help={t('new.externalIdHelp')}
            error={errorOf('externalId')}
          >
            <Input name="externalId" autoComplete="off" />
          </FormField>
          <FormField
            name="guardianExternalId"
            label={t('new.guardian')}
            help={t('new.guardianHelp')}
            error={errorOf('guardianExternalId')}
            optional
          >
            <Input name="guardianExternalId" autoComplete="off" />
          </FormField>
          <FormField
            name="birthDate"
            label={t('new.birthDate')}
            help={t('new.birthDateHelp')}
            error={errorOf('birthDate')}
            optional
          >
            <Input name="birthDate" type="date" />
          </FormField>
          <StandingFields
            legend={t('new.standing')}
            help={t('new.standingHelp')}
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
            <Link href="/people">{t('new.cancel')}</Link>
          </Button>
          <Button type="submit" pending={form.pending}>
            {t('new.submit')}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
