import type { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { ReceiptLink } from '@/components/money/receipt-link';
import type { DataRow } from '@/components/tables/types';
import { DateTime } from '@/components/ui/date-time';
import type { ConversionListItem } from '@/lib/services/conversions/reads';
import { reasonText } from './reason-text';

type Translate = ReturnType<typeof useTranslations<'conversions'>>;

/** A conversion as a row of the table: who enrolled, for what, and who is owed what for it. */
export function conversionRow(row: ConversionListItem, t: Translate): DataRow {
  const money = (amountMinor: number) => <Money value={{ amountMinor, currency: row.currency }} />;
  const receipt = row.referralId ? `/referrals/${row.referralId}/receipt` : `/attribution/conversions/${row.id}`;
  return {
    id: row.id,
    ...(row.referralId ? { href: `/referrals/${row.referralId}` } : {}),
    label: `${row.refereeName} ${row.externalId}`,
    cells: {
      friend: (
        <span className="flex flex-col">
          <span>{row.refereeName}</span>
          <span className="text-muted-foreground text-xs">{row.externalId}</span>
        </span>
      ),
      milestone: t(`milestone.${row.milestone}`),
      course: row.courseName ?? '–',
      value: money(row.netMinor),
      referrer: (
        <ReceiptLink href={receipt} className={row.attributed ? undefined : 'text-muted-foreground'}>
          {row.attributed ? row.referrerName : <span title={reasonText(row.reason, t)}>{t('nobody')}</span>}
        </ReceiptLink>
      ),
      rewards: row.rewardMinor > 0 ? <ReceiptLink href={receipt}>{money(row.rewardMinor)}</ReceiptLink> : '–',
      when: <DateTime value={row.occurredAt} />,
    },
  };
}
