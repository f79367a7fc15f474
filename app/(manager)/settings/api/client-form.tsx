'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { DialogFooter } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FieldGroup } from '@/components/ui/field-group';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { API_SCOPES, type ApiScope } from '@/lib/domain/organizations/roles';
import { createApiClientAction } from '../actions';

type ClientFormProps = { onCreated: (client: { name: string; clientId: string; clientSecret: string }) => void };

/** A name, and the scopes that are ticked; none is ticked to begin with. */
export function ClientForm({ onCreated }: ClientFormProps) {
  const t = useTranslations('settings.api');
  const [scopes, setScopes] = useState<ApiScope[]>([]);
  const { run, failure, pending, errorOf } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    run(() => createApiClientAction({ name, scopes }), onCreated);
  }

  const toggle = (scope: ApiScope, on: boolean) =>
    setScopes((before) => API_SCOPES.filter((one) => (one === scope ? on : before.includes(one))));

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
      <FormField name="name" label={t('name')} help={t('nameHelp')} error={errorOf('name')}>
        <Input name="name" autoComplete="off" />
      </FormField>
      <FieldGroup name="scopes" legend={t('scopes')} error={errorOf('scopes')}>
        <ul className="flex flex-col gap-2.5">
          {API_SCOPES.map((scope) => (
            <li key={scope} className="flex items-start gap-2.5">
              <Checkbox
                id={`scope-${scope}`}
                checked={scopes.includes(scope)}
                onCheckedChange={(on) => toggle(scope, on === true)}
                className="mt-0.5"
              />
              <Label htmlFor={`scope-${scope}`} className="flex flex-col items-start gap-0 font-normal">
                <span>{t(`scope.${scope}`)}</span>
                <code className="font-mono text-muted-foreground text-xs">{scope}</code>
              </Label>
            </li>
          ))}
        </ul>
      </FieldGroup>
      <DialogFooter>
        <Button type="submit" pending={pending}>
          {t('submit')}
        </Button>
      </DialogFooter>
    </form>
  );
}
