'use client';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { MoneyInput } from '@/components/ui/money-input';
import { formatMoney } from '@/lib/domain/money/money';
import { makeCodeAction } from '../actions';
import { useWalletAction } from './use-wallet-action';

/** A discount code of as much credit as one likes; all of it is what stands there first. */
export function MakeCode({ currency, usableMinor }: { currency: string; usableMinor: number }) {
  const t = useTranslations('portal.redeem');
  const locale = useLocale();
  const [typed, setTyped] = useState<number | null>();
  const { pending, problem, run, refuse, form } = useWalletAction();
  const amount = typed === undefined ? usableMinor : typed;
  const say = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!amount || amount > usableMinor) {
      return refuse({ path: 'amountMinor', message: t('errors.amount', { most: say(usableMinor) }) });
    }
    run(
      () => makeCodeAction(amount, currency),
      (code) => {
        setTyped(undefined);
        return t('code.done', { code });
      },
    );
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-pretty text-muted-foreground">{t('code.help')}</p>
      <FormField
        name={`code-${currency}`}
        label={t('code.amount')}
        help={t('most', { most: say(usableMinor) })}
        error={problem}
      >
        <MoneyInput currency={currency} value={amount} onValueChange={setTyped} className="[&_input]:h-12" />
      </FormField>
      <Button type="submit" size="lg" pending={pending}>
        {t('code.make')}
      </Button>
    </form>
  );
}
