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
  const { pending, error, run } = useWalletAction();
  const say = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const ready = LOOKS_LIKE_EMAIL.test(email.trim()) && amount !== null && amount > 0 && amount <= usableMinor;

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
    <div className="flex flex-col gap-4">
      <p className="text-pretty text-muted-foreground">{t('give.help')}</p>
      <FormField name={`give-email-${currency}`} label={t('give.email')} error={error}>
        <Input
          type="email"
          autoComplete="off"
          inputMode="email"
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          className="h-12"
        />
      </FormField>
      <FormField name={`give-${currency}`} label={t('give.amount')} help={t('most', { most: say(usableMinor) })}>
        <MoneyInput currency={currency} value={amount} onValueChange={setAmount} className="[&_input]:h-12" />
      </FormField>
      <ConfirmDialog
        trigger={
          <Button size="lg" disabled={!ready} pending={pending}>
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
        onConfirm={give}
      />
    </div>
  );
}
