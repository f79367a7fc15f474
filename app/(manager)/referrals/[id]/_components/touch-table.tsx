import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { AttributionReceipt } from '@/lib/services/attribution/reads';
import { channelName } from '../../_components/channel-name';

/** Every touch, the winner, and why each of the others did not win. */
export function TouchTable({ receipt }: { receipt: AttributionReceipt }) {
  const t = useTranslations('referrals');
  const { winner, losers } = receipt;
  const rows = [...losers, ...(winner ? [{ ...winner, reason: null }] : [])].sort((a, b) =>
    a.occurredAt < b.occurredAt ? -1 : 1,
  );

  function outcome(reason: string | null): string {
    if (reason === null) return receipt.attributed ? t('receiptPage.won') : '–';
    const key = `receiptPage.loser.${reason}` as 'receiptPage.loser.not-counted';
    return t.has(key) ? t(key) : reason;
  }

  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>{t('receiptPage.when')}</TableHead>
          <TableHead>{t('receiptPage.code')}</TableHead>
          <TableHead>{t('receiptPage.channel')}</TableHead>
          <TableHead>{t('receiptPage.outcome')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((touch) => (
          <TableRow key={touch.touchId}>
            <TableCell>
              <DateTime value={touch.occurredAt} mode="dateTime" />
            </TableCell>
            <TableCell className="font-mono">{touch.code ?? '–'}</TableCell>
            <TableCell>{channelName(touch.channel, t)}</TableCell>
            <TableCell className={touch.reason === null ? 'font-medium text-success' : 'text-muted-foreground'}>
              {outcome(touch.reason)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
