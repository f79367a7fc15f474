import type { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import type { DataRow } from '@/components/tables/types';
import { DateTime } from '@/components/ui/date-time';
import type { ConversionListItem } from '@/lib/services/conversions/reads';
import { reasonText } from './reason-text';

type Translate = ReturnType<typeof useTranslations<'conversions'>>;

/** A conversion as a row of the table: who enrolled, for what, and who is owed what for it. */
export function conversionRow(row: ConversionListItem, t: Translate): DataRow {
  const money = (amountMinor: number) => <Money value={{ amountMinor, currency: row.currency }} />;
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
      referrer: row.attributed ? (
        row.referrerName
      ) : (
        <span className="text-muted-foreground" title={reasonText(row.reason, t)}>
          {t('nobody')}
        </span>
      ),
      rewards: row.rewardMinor > 0 ? money(row.rewardMinor) : '–',
      when: <DateTime value={row.occurredAt} />,
    },
  };
}
