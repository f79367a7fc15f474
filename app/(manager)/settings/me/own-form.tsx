'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Label } from '@/components/ui/label';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import type { Language } from '@/lib/domain/common/languages';
import type { StaffMessage } from '@/lib/domain/notifications/staff-preferences';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/config';
import { saveOwnPreferencesAction } from './actions';

type OwnFormProps = {
  email: string;
  language: Language | null;
  messages: readonly { message: StaffMessage; isOn: boolean }[];
};

// A select knows no empty value.
const SCHOOL = 'school';

/** A member of staff about himself: which language, which mails. */
export function OwnForm({ email, language: stored, messages }: OwnFormProps) {
  const t = useTranslations('settings.me');
  const [language, setLanguage] = useState<string>(stored ?? SCHOOL);
  const [choices, setChoices] = useState(() => new Map(messages.map(({ message, isOn }) => [message, isOn])));
  const [changed, setChanged] = useState(false);
  const { run, failure, pending, errorOf } = useActionForm();

  function submit(event: FormEvent) {
    event.preventDefault();
    const chosen = language === SCHOOL ? null : (language as Language);
    run(
      () => saveOwnPreferencesAction({ language: chosen, choices: Object.fromEntries(choices) }),
      () => {
        setChanged(false);
        toast.success(t('saved'));
      },
    );
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <LeaveGuard changed={changed && !pending} />
      <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
      <Card>
        <CardHeader>
          <CardTitle>{t('title')}</CardTitle>
          <CardDescription>{t('text')}</CardDescription>
        </CardHeader>
        <CardContent>
          <FormField name="language" label={t('language')} help={t('languageHelp')} error={errorOf('language')}>
            {(control) => (
              <Select
                value={language}
                onValueChange={(value) => {
                  setLanguage(value);
                  setChanged(true);
                }}
              >
                <SelectTrigger {...control} className="max-w-xs">
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  <SelectItem value={SCHOOL}>{t('schoolLanguage')}</SelectItem>
                  {LOCALES.map((locale) => (
                    <SelectItem key={locale} value={locale} lang={locale}>
                      {LOCALE_NAMES[locale]}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </FormField>
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('messages')}</CardTitle>
          <CardDescription>{t('messagesHelp', { email })}</CardDescription>
        </CardHeader>
        <CardContent>
          {messages.length === 0 ? <p className="text-muted-foreground">{t('none')}</p> : null}
          <ul className="divide-y">
            {messages.map(({ message }) => (
              <MessageSwitch
                key={message}
                message={message}
                isOn={choices.get(message) ?? false}
                change={(isOn) => {
                  setChoices((before) => new Map(before).set(message, isOn));
                  setChanged(true);
                }}
              />
            ))}
          </ul>
        </CardContent>
      </Card>
      <div className="flex justify-end">
        <Button type="submit" pending={pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

type MessageSwitchProps = { message: StaffMessage; isOn: boolean; change: (isOn: boolean) => void };

function MessageSwitch({ message, isOn, change }: MessageSwitchProps) {
  const t = useTranslations('messageNames');
  const id = `own-${message}`;
  return (
    <li className="flex items-center justify-between gap-4 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <Label htmlFor={id}>{t(`name.${message}`)}</Label>
        <p id={`${id}-help`} className="text-muted-foreground text-sm">
          {t(`text.${message}`)}
        </p>
      </div>
      <Switch id={id} aria-describedby={`${id}-help`} checked={isOn} onCheckedChange={change} />
    </li>
  );
}
