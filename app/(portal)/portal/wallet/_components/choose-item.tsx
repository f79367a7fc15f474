'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { ItemPicture } from '@/components/page/item-picture';
import { Button } from '@/components/ui/button';
import { formatMoney } from '@/lib/domain/money/money';
import { chooseItemAction } from '../actions';
import { useWalletAction } from './use-wallet-action';

export type OfferedItem = {
  id: string;
  name: string;
  description: string | null;
  valueMinor: number;
  currency: string;
  stock: number | null;
  picture: { alt: string; version: string } | null;
};

// From here on it is said how many are left.
const FEW = 5;

/** The catalogue; what costs more than there is can be seen and not chosen. */
export function ChooseItem({ items, usableMinor }: { items: readonly OfferedItem[]; usableMinor: number }) {
  const t = useTranslations('portal.redeem');
  const { pending, problem, run } = useWalletAction();
  return (
    <div className="flex flex-col gap-3">
      {problem ? (
        <p role="alert" className="text-destructive">
          {problem}
        </p>
      ) : null}
      <ul className="flex flex-col divide-y rounded-xl border">
        {items.map((item) => (
          <li key={item.id} className="flex flex-col gap-2 p-4">
            <div className="flex items-start justify-between gap-3">
              <ItemPicture src={`/portal/wallet/items/${item.id}/picture`} picture={item.picture} className="size-20" />
              <p className="min-w-0 flex-1 break-words font-medium">{item.name}</p>
              <Money value={{ amountMinor: item.valueMinor, currency: item.currency }} className="font-semibold" />
            </div>
            {item.description ? <p className="text-pretty text-muted-foreground">{item.description}</p> : null}
            {item.stock !== null && item.stock <= FEW ? (
              <p className="text-base text-warning">{t('item.left', { count: item.stock })}</p>
            ) : null}
            {item.valueMinor > usableMinor ? (
              <p className="text-base text-muted-foreground">{t('item.tooMuch')}</p>
            ) : (
              <Choose
                item={item}
                pending={pending}
                choose={() =>
                  run(
                    () => chooseItemAction(item.id, item.valueMinor),
                    () => t('item.done', { item: item.name }),
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Choose({ item, pending, choose }: { item: OfferedItem; pending: boolean; choose: () => void }) {
  const t = useTranslations('portal.redeem.item');
  const amount = formatMoney({ amountMinor: item.valueMinor, currency: item.currency }, useLocale());
  return (
    <ConfirmDialog
      trigger={
        <Button
          variant="secondary"
          className="h-11 self-start"
          disabled={pending}
          aria-label={t('chooseName', { item: item.name })}
        >
          {t('choose')}
        </Button>
      }
      title={t('confirmTitle', { item: item.name })}
      description={t('confirmText', { amount })}
      confirmLabel={t('confirm')}
      destructive={false}
      onConfirm={choose}
    />
  );
}
