'use client';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { saveCsv } from '@/components/charts/save-csv';
import { Money } from '@/components/money/money';
import { DataTable } from '@/components/tables/data-table';
import { Button } from '@/components/ui/button';
import { decimalString } from '@/lib/domain/money/money';
import type { BacktestResult } from './use-backtest';

type ReferrersProps = { result: BacktestResult; fileName: string };

const COLUMNS = ['name', 'enrolments', 'paid', 'would', 'difference'] as const;

/** Who would have had more or less, the largest differences first. */
export function BacktestReferrers({ result, fileName }: ReferrersProps) {
  const t = useTranslations('backtest.referrers');
  const { referrers, otherReferrers, currency } = result;
  const money = (amountMinor: number) => <Money value={{ amountMinor, currency }} />;
  function download() {
    const exact = (amountMinor: number) => decimalString(amountMinor, currency);
    const body = referrers.map(({ name, conversions, paid, would, difference }) => [
      name ?? t('unknown'),
      String(conversions),
      ...[paid.grantedMinor, would.grantedMinor, difference.grantedMinor].map(exact),
    ]);
    saveCsv(fileName, [COLUMNS.map((column) => t(column)), ...body]);
  }
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="text-muted-foreground">{t('description')}</p>
      <DataTable
        name="backtest-referrers"
        caption={t('title')}
        columns={COLUMNS.map((id) => ({
          id,
          header: t(id),
          sortable: true,
          ...(id === 'name' ? {} : { align: 'right' as const }),
        }))}
        rows={referrers.map(({ referrerId, name, conversions, paid, would, difference }) => ({
          id: referrerId,
          href: `/people/${referrerId}`,
          label: name ?? t('unknown'),
          cells: {
            name: name ?? t('unknown'),
            enrolments: conversions,
            paid: money(paid.grantedMinor),
            would: money(would.grantedMinor),
            difference: money(difference.grantedMinor),
          },
          sort: {
            name: name ?? '',
            enrolments: conversions,
            paid: paid.grantedMinor,
            would: would.grantedMinor,
            difference: difference.grantedMinor,
          },
        }))}
        toolbar={
          <Button variant="secondary" size="sm" onClick={download}>
            <Download aria-hidden />
            {t('export')}
          </Button>
        }
        empty={null}
      />
      {otherReferrers.count > 0 ? (
        <p className="text-muted-foreground text-sm">
          {t.rich('others', {
            count: otherReferrers.count,
            difference: () => money(otherReferrers.difference.grantedMinor),
          })}
        </p>
      ) : null}
    </section>
  );
}
