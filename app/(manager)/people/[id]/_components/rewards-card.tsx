import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { ReceiptLink } from '@/components/money/receipt-link';
import { StatusBadge } from '@/components/money/status-badge';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { RewardView } from '@/lib/services/rewards/view';

/** What this person was rewarded with, each with its receipt. */
export function RewardsCard({ rewards }: { rewards: readonly RewardView[] }) {
  const t = useTranslations('people.rewards');
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <CardContent className="overflow-x-auto">
        {rewards.length ? (
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>{t('what')}</TableHead>
                <TableHead className="text-right">{t('amount')}</TableHead>
                <TableHead>{t('status')}</TableHead>
                <TableHead>{t('granted')}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {rewards.map(({ id, side, kind, item, rewardAmountMinor, currency, status, createdAt }) => {
                const value = { amountMinor: rewardAmountMinor, currency };
                return (
                  <TableRow key={id}>
                    <TableCell className="min-w-40">
                      <span className="flex flex-col">
                        <span>{t(`side.${side}`)}</span>
                        <span className="text-muted-foreground text-xs">{item ?? t(`kind.${kind}`)}</span>
                      </span>
                    </TableCell>
                    <TableCell className="text-right">
                      <ReceiptLink href={`/rewards/${id}`} className="font-medium">
                        <Money value={value} />
                      </ReceiptLink>
                    </TableCell>
                    <TableCell>
                      <StatusBadge of="reward" status={status} />
                    </TableCell>
                    <TableCell>
                      <DateTime value={createdAt} />
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        ) : (
          <p className="text-muted-foreground">{t('empty')}</p>
        )}
      </CardContent>
    </Card>
  );
}
