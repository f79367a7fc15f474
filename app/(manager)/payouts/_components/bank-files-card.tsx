import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { formatMoney, type Money } from '@/lib/domain/money/money';
import { ExportButton, type ExportFile } from './export-button';
import { FilePaidButton, type MarkFilePaid } from './file-paid-button';

export interface BankFilesCardProps {
  waiting: number;
  /** Of those, what SEPA can pay. */
  sepa: number;
  totals: Money[];
  files: {
    id: string;
    format: 'sepa' | 'csv';
    name: string;
    transfers: number;
    totals: Money[];
    open: number;
    createdAt: Date;
  }[];
  /** May make files, download them and mark payouts. */
  canPay: boolean;
  exportFile: ExportFile;
  markFilePaid: MarkFilePaid;
}

/** What the school pays at its own bank: what waits, and the files. */
export function BankFilesCard({ waiting, sepa, totals, files, canPay, exportFile, markFilePaid }: BankFilesCardProps) {
  const t = useTranslations('payouts.bank');
  const locale = useLocale();
  const sums = (of: readonly Money[]) => of.map((value) => formatMoney(value, locale)).join(' + ');
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        <p>
          {waiting > 0 ? t('waiting', { count: waiting, amount: sums(totals) }) : t('none')}{' '}
          {waiting > sepa ? t('notSepa', { count: waiting - sepa }) : null}
        </p>
        {canPay && waiting > 0 ? (
          <div className="flex flex-wrap gap-2">
            <ExportButton format="sepa" count={sepa} exportFile={exportFile} />
            <ExportButton format="csv" count={waiting} exportFile={exportFile} />
          </div>
        ) : null}
        {files.length > 0 ? (
          <ul aria-label={t('files')} className="divide-y">
            {files.map((file) => (
              <li key={file.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
                <span className="min-w-40 flex-1">
                  {t('file', { format: file.format, count: file.transfers })}
                  <span className="block text-muted-foreground">
                    {sums(file.totals)} · <DateTime value={file.createdAt} /> ·{' '}
                    {file.open > 0 ? t('open', { count: file.open }) : t('done')}
                  </span>
                </span>
                {canPay ? (
                  <>
                    {file.open > 0 ? (
                      <FilePaidButton fileId={file.id} open={file.open} markFilePaid={markFilePaid} />
                    ) : null}
                    <Button asChild variant="ghost" size="sm">
                      <a
                        href={`/payouts/bank-files/${file.id}`}
                        download
                        aria-label={t('downloadFile', { name: file.name })}
                      >
                        <Download aria-hidden />
                        {t('download')}
                      </a>
                    </Button>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
      </CardContent>
    </Card>
  );
}
