'use client';
import { CircleAlert, CircleCheck, CirclePlus, RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ImportPreview } from '@/lib/services/import/preview-import';

import { reasonText } from '../_components/reason-text';

const ICONS = { create: CirclePlus, update: RefreshCw, unchanged: CircleCheck, error: CircleAlert };

/** What each row of a file would do, errors with their row number first said in words. */
export function PreviewTable({ preview }: { preview: ImportPreview }) {
  const t = useTranslations('conversions.importPage');
  const { rows, counts, outcomes } = preview;
  if (rows === 0) return <p className="text-muted-foreground">{t('noRows')}</p>;
  return (
    <section aria-live="polite" className="flex flex-col gap-3">
      <h2 className="text-lg">{t('summary', { rows, ...counts })}</h2>
      {rows > outcomes.length ? (
        <p className="text-muted-foreground">{t('first', { count: outcomes.length })}</p>
      ) : null}
      {counts.error ? <p className="text-muted-foreground">{t('errorsFirst')}</p> : null}
      <div className="max-h-[60dvh] overflow-auto rounded-xl border bg-card">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead className="w-20">{t('row')}</TableHead>
              <TableHead className="w-36">{t('action')}</TableHead>
              <TableHead>{t('details')}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {outcomes.map((outcome) => {
              const { row, action, errors } = outcome;
              const Icon = ICONS[action];
              return (
                <TableRow key={row}>
                  <TableCell className="tabular">{row}</TableCell>
                  <TableCell>
                    <span
                      className={
                        action === 'error'
                          ? 'inline-flex items-center gap-1.5 text-destructive'
                          : 'inline-flex items-center gap-1.5'
                      }
                    >
                      <Icon aria-hidden className="size-4" />
                      {t(`actions.${action}`)}
                    </span>
                  </TableCell>
                  <TableCell>
                    {errors.map((error) => (
                      <p key={error.column + error.message}>
                        {[error.column, error.message].filter(Boolean).join(': ')}
                      </p>
                    ))}
                    <Effect outcome={outcome} />
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </div>
    </section>
  );
}

/** What an enrolment or a refund leads to: the rewards as they would stand, or why there is none. */
function Effect({ outcome: { reason, rewards } }: { outcome: ImportPreview['outcomes'][number] }) {
  const t = useTranslations('conversions');
  if (rewards?.length) {
    return (
      <span className="flex flex-wrap gap-x-4">
        {rewards.map(({ side, rewardAmountMinor, currency }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
          <span key={index}>
            {side === 'referrer' ? t('result.referrerSide') : t('result.refereeSide')}:{' '}
            <Money value={{ amountMinor: rewardAmountMinor, currency }} />
          </span>
        ))}
      </span>
    );
  }
  return <span className="text-muted-foreground">{reasonText(reason ?? null, t)}</span>;
}
