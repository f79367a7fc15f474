'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { formatMoney } from '@/lib/domain/money/money';
import { giveAction } from '../actions';
import { useWalletAction } from './use-wallet-action';

// Only so that the question makes sense; the server parses, with a schema that is too heavy for a phone.
const LOOKS_LIKE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Credit for a friend, by his e-mail address. What is asked before it goes is what was typed: nothing tells who is known here. */
export function GiveForm({ currency, usableMinor }: { currency: string; usableMinor: number }) {
  const t = useTranslations('portal.redeem');
  const locale = useLocale();
  const [email, setEmail] = useState('');
  const [amount, setAmount] = useState<number | null>(null);
  const { pending, failure, errorOf, run, refuse, reset, form } = useWalletAction();
  const say = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);

  /** Whether it makes sense to ask; otherwise the fields say why not. */
  function isReady(): boolean {
    const wrong = [
      ...(LOOKS_LIKE_EMAIL.test(email.trim()) ? [] : [{ path: 'email', message: t('give.wrongEmail') }]),
      ...(amount && amount <= usableMinor
        ? []
        : [{ path: 'amountMinor', message: t('errors.amount', { most: say(usableMinor) }) }]),
    ];
    if (wrong.length) refuse(...wrong);
    else reset();
    return wrong.length === 0;
  }

  function give() {
    run(
      () => giveAction(email.trim(), amount ?? 0, currency),
      () => {
        setEmail('');
        setAmount(null);
        return t('give.done');
      },
    );
  }

  return (
    <form ref={form} onSubmit={(event) => event.preventDefault()} noValidate className="flex flex-col gap-4">
      <p className="text-pretty text-muted-foreground">{t('give.help')}</p>
      <FormField
        name={`give-email-${currency}`}
        label={t('give.email')}
        error={errorOf('email') ?? (failure.message || undefined)}
      >
        <Input
          type="email"
          autoComplete="off"
          inputMode="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          className="h-12"
        />
      </FormField>
      <FormField
        name={`give-${currency}`}
        label={t('give.amount')}
        help={t('most', { most: say(usableMinor) })}
        error={errorOf('amountMinor')}
      >
        <MoneyInput currency={currency} value={amount} onValueChange={setAmount} className="[&_input]:h-12" />
      </FormField>
      <ConfirmDialog
        trigger={
          <Button size="lg" pending={pending}>
            {t('give.button')}
          </Button>
        }
        title={t('give.confirmTitle', { amount: say(amount ?? 0) })}
        description={
          <>
            <p className="break-words font-medium text-foreground">{email.trim()}</p>
            <p>{t('give.confirmText')}</p>
          </>
        }
        confirmLabel={t('give.confirm')}
        destructive={false}
        mayOpen={isReady}
        onConfirm={give}
      />
    </form>
  );
}
