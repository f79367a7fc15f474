import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import type { OwnGifts } from '@/lib/services/redemptions/gifts';
import { WithdrawGift } from './withdraw-gift';

/** What was given and what came, newest first; a gift is told by the address that was typed, and not by who has it. */
export function GiftList({ given, transfers }: Pick<OwnGifts, 'given' | 'transfers'>) {
  const t = useTranslations('portal.redeem.gift');
  if (!given.length && !transfers.length) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">{t('list')}</h2>
      <ul className="divide-y rounded-xl border bg-card">
        {given.map(({ id, email, status, amountMinor, currency, createdAt, expiresAt }) => (
          <li key={id} className="flex items-start justify-between gap-3 px-5 py-3.5">
            <span className="min-w-0">
              <span className="block break-words">{t('for', { email })}</span>
              <span className="block text-pretty text-base text-muted-foreground">
                {t(`status.${status}`, { date: status === 'open' ? expiresAt : createdAt })}
              </span>
              {status === 'open' ? <WithdrawGift giftId={id} email={email} /> : null}
            </span>
            <Money value={{ amountMinor, currency }} className="font-medium" />
          </li>
        ))}
        {transfers
          .filter(({ received }) => received)
          .map(({ id, otherFirstName, amountMinor, currency, createdAt }) => (
            <li key={id} className="flex items-start justify-between gap-3 px-5 py-3.5">
              <span className="min-w-0">
                <span className="block break-words">{t('from', { name: otherFirstName ?? 'none' })}</span>
                <span className="block text-base text-muted-foreground">{t('on', { date: createdAt })}</span>
              </span>
              <Money value={{ amountMinor, currency }} className="font-medium text-success" />
            </li>
          ))}
      </ul>
    </section>
  );
}
