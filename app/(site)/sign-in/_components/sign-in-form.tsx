'use client';
import { Mail, MailCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useActionState, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { type SignInState, signInAction } from '../actions';

const START: SignInState = { email: '', outcome: 'none' };

/** E-mail, and a password for staff who have one. Works without scripts. */
export function SignInForm({ to }: { to?: string }) {
  const t = useTranslations('auth');
  const [posted, submit] = useActionState(signInAction, START);
  const [answered, setAnswered] = useState<SignInState>();
  const { run, pending, problem: unanswered } = useActionForm();
  const state = answered ?? posted;
  // Without scripts the browser posts the form. With them a missing answer is said here: what was typed stays.
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    run(async () => ({ ok: true, value: await signInAction(state, data) }), setAnswered);
  }
  if (state.outcome === 'sent') return <LinkSent email={state.email} />;
  const problem = state.outcome === 'none' || state.outcome === 'bad-email' ? null : state.outcome;
  return (
    <form action={submit} onSubmit={send} noValidate className="flex flex-col gap-4">
      {unanswered ? <Alert tone="danger" title={unanswered} /> : null}
      {problem ? (
        <Alert tone="danger" title={t(`problem.${problem}.title`)}>
          {t(`problem.${problem}.text`)}
        </Alert>
      ) : null}
      <FormField name="email" label={t('email')} error={state.outcome === 'bad-email' ? t('badEmail') : undefined}>
        <Input
          type="email"
          name="email"
          autoComplete="username"
          defaultValue={state.email}
          key={state.email}
          required
          autoFocus
        />
      </FormField>
      <FormField name="password" label={t('password')} help={t('passwordHelp')}>
        <Input type="password" name="password" autoComplete="current-password" />
      </FormField>
      {to ? <input type="hidden" name="to" value={to} /> : null}
      <div className="mt-1 flex flex-col gap-2.5">
        <Button type="submit" name="intent" value="password" pending={pending} className="h-11">
          {t('signIn')}
        </Button>
        <Button type="submit" name="intent" value="link" variant="secondary" disabled={pending} className="h-11">
          <Mail aria-hidden />
          {t('sendLink')}
        </Button>
      </div>
    </form>
  );
}

function LinkSent({ email }: { email: string }) {
  const t = useTranslations('auth.sent');
  return (
    <div role="status" className="flex flex-col items-start gap-3">
      <span className="flex size-11 items-center justify-center rounded-full bg-primary-soft text-primary">
        <MailCheck aria-hidden className="size-5" />
      </span>
      <h2 className="text-lg">{t('title')}</h2>
      <p className="text-pretty">{t.rich('text', { email, b: (chunks) => <strong>{chunks}</strong> })}</p>
      <p className="text-pretty text-muted-foreground">{t('hint')}</p>
      <a href="/sign-in" className="rounded-sm text-primary underline underline-offset-4">
        {t('again')}
      </a>
    </div>
  );
}
