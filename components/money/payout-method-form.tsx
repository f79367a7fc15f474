'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group';
import type { ActionResult } from '@/lib/auth/run-action';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';

type PayoutMethodFormProps = {
  /** The ways that the school pays and that can be typed here. */
  providers: readonly ConnectedProvider[];
  onSave: (destination: Record<string, string>) => Promise<ActionResult<null>>;
  onSaved: () => void;
};

const FIELD = { manual: 'iban', paypal: 'email', stripe: 'accountId' } as const;

/** How a person is paid: one of the school's ways, and where to. What was there before is never shown. */
export function PayoutMethodForm({ providers, onSave, onSaved }: PayoutMethodFormProps) {
  const t = useTranslations('payoutMethod');
  const [provider, setProvider] = useState<ConnectedProvider>(providers[0] ?? 'manual');
  const { run, pending, problem, reset, form, saved } = useActionForm();
  const field = FIELD[provider];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get(field) ?? '').trim();
    run(() => onSave({ provider, [field]: typed }), onSaved);
  }

  function choose(next: string) {
    setProvider(next as ConnectedProvider);
    reset();
  }

  return (
    <form ref={form} onSubmit={submit} noValidate autoComplete="off" className="flex flex-col gap-4">
      <LeaveFormGuard saved={saved} />
      {providers.length > 1 ? (
        <RadioGroup value={provider} onValueChange={choose} aria-label={t('how')}>
          {providers.map((one) => (
            <div key={one} className="flex min-h-8 items-center gap-2.5">
              <RadioGroupItem id={`method-${one}`} value={one} />
              <Label htmlFor={`method-${one}`} className="font-normal">
                {t(`provider.${one}`)}
              </Label>
            </div>
          ))}
        </RadioGroup>
      ) : null}
      <FormField
        key={field}
        name={field}
        label={t(`field.${field}.label`)}
        help={t(`field.${field}.help`)}
        error={problem}
      >
        <Input name={field} type={field === 'email' ? 'email' : 'text'} autoComplete="off" spellCheck={false} />
      </FormField>
      <Button type="submit" pending={pending} className="self-start">
        {t('save')}
      </Button>
    </form>
  );
}
