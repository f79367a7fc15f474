import type { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { StatusBadge } from '@/components/money/status-badge';
import type { DataRow } from '@/components/tables/types';
import { DateTime } from '@/components/ui/date-time';
import type { ListedRedemption } from '@/lib/services/redemptions/reads';
import { personName } from '../../people/_components/person-name';
import { NoteDialog } from './note-dialog';
import { PromotionNote } from './promotion-note';
import { RefundDialog } from './refund-dialog';

type Translate = ReturnType<typeof useTranslations<'redemptions'>>;

/** A redemption as a row, with what can be done about it. */
export function redemptionRow(redemption: ListedRedemption, t: Translate, mayAct: boolean): DataRow {
  const { id, contactId, kind, amountMinor, currency, status, createdAt, returnedMinor } = redemption;
  const name = personName(redemption, '–');
  const thing = redemption.item ?? t(`kind.${kind}`);
  return {
    id,
    href: `/people/${contactId}`,
    label: `${name} ${thing}`,
    cells: {
      person: name,
      what: (
        <span className="flex flex-col">
          <span>{thing}</span>
          <span className="text-muted-foreground text-xs">{detailOf(redemption, t)}</span>
        </span>
      ),
      amount: (
        <span className="flex flex-col items-end">
          <Money value={{ amountMinor, currency }} />
          {returnedMinor > 0 && status === 'used' ? (
            <span className="text-muted-foreground text-xs">
              {t.rich('returned', { amount: () => <Money value={{ amountMinor: returnedMinor, currency }} /> })}
            </span>
          ) : null}
        </span>
      ),
      status: (
        <span className="flex flex-col items-start gap-1">
          <StatusBadge of="redemption" status={status} />
          {redemption.promotion ? (
            <PromotionNote redemptionId={id} promotion={redemption.promotion} name={name} mayAct={mayAct} />
          ) : null}
        </span>
      ),
      created: <DateTime value={createdAt} />,
      ends: redemption.expiresAt && status === 'open' ? <DateTime value={redemption.expiresAt} mode="date" /> : '–',
      actions: mayAct ? <Actions redemption={redemption} thing={thing} name={name} /> : null,
    },
  };
}

// Not the code itself: who can see a code can spend it.
function detailOf({ usedExternalId, courseExternalId, externalId, reason }: ListedRedemption, t: Translate): string {
  if (usedExternalId) return t('usedFor', { order: usedExternalId });
  return [courseExternalId, externalId, reason].filter(Boolean).join(' · ');
}

type ActionsProps = { redemption: ListedRedemption; thing: string; name: string };

function Actions({ redemption, thing, name }: ActionsProps) {
  const { id, status, currency, usedMinor, refundedMinor } = redemption;
  const leftMinor = (usedMinor ?? 0) - refundedMinor;
  if (status === 'used' && leftMinor > 0) {
    return <RefundDialog id={id} thing={thing} name={name} currency={currency} leftMinor={leftMinor} />;
  }
  if (status !== 'open' && status !== 'requested') return null;
  return (
    <span className="flex justify-end gap-1">
      {status === 'requested' ? <NoteDialog what="fulfill" id={id} thing={thing} name={name} /> : null}
      <NoteDialog what="cancel" id={id} thing={thing} name={name} />
    </span>
  );
}
