'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { Card, CardContent } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Label } from '@/components/ui/label';
import { NumberInput } from '@/components/ui/number-input';
import { toast } from '@/components/ui/toast';
import type { PortalSettings } from '@/lib/domain/portal/schema';
import { savePortalSettingsAction } from '../actions';

const SWITCHES = ['board', 'ranking', 'questions'] as const;

/** What is on in the portal. Saved by a button, as a whole. */
export function PortalSettingsForm({ settings, mayWrite }: { settings: PortalSettings; mayWrite: boolean }) {
  const t = useTranslations('community.manage.settings');
  const [on, setOn] = useState(settings);
  const { run, failure, pending, errorOf, saved } = useActionForm();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const consentAge = Number(new FormData(event.currentTarget).get('consentAge') || Number.NaN);
    run(
      () => savePortalSettingsAction({ ...on, consentAge }),
      () => toast.success(t('saved')),
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <LeaveFormGuard saved={saved} />
      <fieldset disabled={!mayWrite} className="flex flex-col gap-4">
        <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
        <Card>
          <CardContent className="flex flex-col gap-5">
            {SWITCHES.map((name) => (
              <div key={name} className="flex items-start gap-3">
                <Checkbox
                  id={name}
                  className="mt-0.5"
                  disabled={!mayWrite}
                  checked={on[`${name}Enabled`]}
                  onCheckedChange={(checked) => setOn({ ...on, [`${name}Enabled`]: checked === true })}
                  aria-describedby={`${name}-help`}
                />
                <div>
                  <Label htmlFor={name}>{t(name)}</Label>
                  <p id={`${name}-help`} className="text-pretty text-muted-foreground text-sm">
                    {t(`${name}Help`)}
                  </p>
                </div>
              </div>
            ))}
            <FormField
              name="consentAge"
              label={t('consentAge')}
              help={t('consentAgeHelp')}
              error={errorOf('consentAge')}
              className="max-w-sm"
            >
              <NumberInput name="consentAge" defaultValue={settings.consentAge} />
            </FormField>
          </CardContent>
        </Card>
        {mayWrite ? (
          <Button type="submit" className="self-end" pending={pending}>
            {t('save')}
          </Button>
        ) : null}
      </fieldset>
    </form>
  );
}
