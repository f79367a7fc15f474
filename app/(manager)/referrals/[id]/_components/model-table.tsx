import { useFormatter, useTranslations } from 'next-intl';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { ATTRIBUTION_MODELS } from '@/lib/domain/programs/types';
import type { AttributionReceipt } from '@/lib/services/attribution/reads';

const MILLION = 1_000_000;

/** The share of each touch by every model; the one in force is marked. */
export function ModelTable({ receipt }: { receipt: AttributionReceipt }) {
  const t = useTranslations('referrals.receiptPage');
  const format = useFormatter();
  const touches = receipt.shares.last;
  const codeOf = (touchId: string) =>
    [receipt.winner, ...receipt.losers].find((touch) => touch?.touchId === touchId)?.code ?? '–';
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>{t('model')}</TableHead>
          {touches.map(({ touchId }) => (
            <TableHead key={touchId} className="text-right font-mono">
              {codeOf(touchId)}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {ATTRIBUTION_MODELS.map((model) => (
          <TableRow key={model} className={model === receipt.model ? 'bg-primary-soft' : undefined}>
            <TableCell>
              {t(`models.${model}`)} {model === receipt.model ? `(${t('inForce')})` : null}
            </TableCell>
            {receipt.shares[model].map(({ touchId, ppm }) => (
              <TableCell key={touchId} className="tabular text-right">
                {format.number(ppm / MILLION, { style: 'percent', maximumFractionDigits: 1 })}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
