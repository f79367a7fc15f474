'use client';
import { Gift } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { Button } from '@/components/ui/button';
import { takeGiftAction } from '../actions';
import { useWalletAction } from './use-wallet-action';

type Shown = { id: string; fromFirstName: string | null; amountMinor: number; currency: string; expiresAt: Date };

/** Credit that somebody gives, one tap away. */
export function WaitingGift({ gift }: { gift: Shown }) {
  const t = useTranslations('portal.redeem.gift');
  const { pending, problem, run } = useWalletAction();
  const { id, fromFirstName, amountMinor, currency, expiresAt } = gift;
  return (
    <li className="flex flex-col gap-3 rounded-xl border border-primary bg-primary-soft p-5">
      <p className="flex items-start gap-3 text-pretty font-medium">
        <Gift aria-hidden className="mt-0.5 size-5 shrink-0" />
        <span>
          {t.rich('text', {
            name: fromFirstName ?? 'none',
            amount: () => <Money value={{ amountMinor, currency }} />,
          })}
        </span>
      </p>
      <p className="text-base text-muted-foreground">{t('until', { date: expiresAt })}</p>
      {problem ? (
        <p role="alert" className="text-destructive">
          {problem}
        </p>
      ) : null}
      <Button
        size="lg"
        pending={pending}
        onClick={() =>
          run(
            () => takeGiftAction(id),
            () => t('done'),
          )
        }
      >
        {t('take')}
      </Button>
    </li>
  );
}
