import { Scale } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { DataTable } from '@/components/tables/data-table';
import { exportHref } from '@/components/tables/export-href';
import { DateTime } from '@/components/ui/date-time';
import { countDecisions, listDecisions } from '@/lib/services/attribution/report';
import type { Ctx } from '@/lib/services/context';
import { reasonText } from './reason-text';

/** Every decision, or those that people made, newest first. */
export async function DecisionsView({
  ctx,
  overrides,
  cursor,
}: {
  ctx: Ctx;
  overrides: boolean;
  cursor: string | null;
}) {
  const [t, conversions, list, total] = await Promise.all([
    getTranslations('attribution.decisions'),
    getTranslations('conversions'),
    listDecisions(ctx, { overrides, ...(cursor ? { cursor } : {}) }),
    countDecisions(ctx, { overrides }),
  ]);
  return (
    <DataTable
      name={overrides ? 'overrides' : 'decisions'}
      caption={overrides ? t('overrides') : t('title')}
      columns={[
        { id: 'friend', header: t('friend') },
        { id: 'code', header: t('code') },
        { id: 'rule', header: t('rule') },
        { id: 'why', header: t('why') },
        { id: 'by', header: t('by') },
        { id: 'at', header: t('at') },
      ]}
      rows={list.data.map((row) => ({
        id: row.id,
        href: row.referralId ? `/referrals/${row.referralId}/receipt` : `/attribution/conversions/${row.conversionId}`,
        label: row.refereeName,
        cells: {
          friend: row.refereeName,
          code: (
            <span className="font-mono">
              {row.sequence > 1 ? `${row.beforeCode ?? '–'} → ` : ''}
              {row.attributed ? row.code : '–'}
            </span>
          ),
          rule: t(`rules.${row.rule as 'model'}`),
          why: row.note ?? (row.reason ? reasonText(row.reason, conversions) : '–'),
          by: row.decidedByName ?? t('system'),
          at: <DateTime value={row.decidedAt} />,
        },
      }))}
      page={{ total, nextCursor: list.nextCursor }}
      exportHref={exportHref('/attribution/decisions/export', { view: overrides ? 'overrides' : null })}
      empty={<EmptyState icon={Scale} title={overrides ? t('noOverrides') : t('none')} description={t('noneText')} />}
    />
  );
}
