import { CircleCheck, CircleSlash, Clock3, Printer, QrCode } from 'lucide-react';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { SearchBox } from '@/components/page/search-box';
import { DataTable } from '@/components/tables/data-table';
import { exportHref } from '@/components/tables/export-href';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { listProgramCodes, type ProgramCodes } from '@/lib/services/programs/program-codes';
import { loadProgramPage } from '../load-page';
import { loadCodeParams } from '../search-params';
import { CodeActions } from './code-actions';
import { IssueCodeDialog } from './issue-code-dialog';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function CodesPage({ params, searchParams }: Props) {
  const { ctx, program, mayWrite } = await loadProgramPage((await params).id);
  const [{ q, cursor }, t, format] = await Promise.all([
    loadCodeParams(searchParams),
    getTranslations('programs.codes'),
    getFormatter(),
  ]);
  const codes = await listProgramCodes(ctx, program.id, { ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}) });
  const mayIssue = mayWrite && program.status === 'active';
  const issue = mayIssue ? <IssueCodeDialog programId={program.id} /> : null;
  return (
    <DataTable
      name="codes"
      caption={t('title')}
      columns={[
        { id: 'code', header: t('columns.code') },
        { id: 'referrer', header: t('columns.referrer') },
        { id: 'touches', header: t('columns.touches'), align: 'right' },
        { id: 'referrals', header: t('columns.referrals'), align: 'right' },
        { id: 'status', header: t('columns.status') },
        { id: 'created', header: t('columns.created') },
        { id: 'actions', header: t('columns.actions'), align: 'right' },
      ]}
      rows={codes.data.map((row) => ({
        id: row.id,
        label: row.code,
        cells: {
          code: <span className="whitespace-nowrap font-mono">{row.code}</span>,
          referrer: (
            <a href={`/people/${row.referrerId}`} className="underline-offset-2 hover:underline">
              {row.referrerName ?? row.referrerEmail ?? '–'}
            </a>
          ),
          touches: format.number(row.touches),
          referrals: format.number(row.referrals),
          status: <CodeState code={row} now={ctx.now} />,
          created: <DateTime value={row.createdAt} mode="date" />,
          actions: (
            <CodeActions
              programId={program.id}
              code={{ id: row.id, code: row.code, url: row.url, isActive: row.isActive }}
              mayWrite={mayWrite}
            />
          ),
        },
      }))}
      page={{ total: codes.total, nextCursor: codes.nextCursor }}
      exportHref={exportHref(`/programs/${program.id}/codes/export`, { q })}
      toolbar={
        program.counts.codes > 0 ? (
          <>
            <SearchBox param="q" label={t('search')} />
            {issue}
            <Button asChild variant="secondary">
              <a href={`/programs/${program.id}/codes/print`} download>
                <Printer aria-hidden />
                {t('print')}
              </a>
            </Button>
          </>
        ) : null
      }
      empty={
        <EmptyState
          icon={QrCode}
          title={q ? t('emptySearch') : t('emptyTitle')}
          description={q ? t('emptySearchText') : program.status === 'active' ? t('emptyText') : t('emptyDraft')}
          action={q ? null : issue}
        />
      }
    />
  );
}

async function CodeState({ code, now }: { code: ProgramCodes['data'][number]; now: Date }) {
  const t = await getTranslations('programs.codes');
  if (!code.isActive) {
    return (
      <Badge tone="outline">
        <CircleSlash aria-hidden />
        {t('inactive')}
      </Badge>
    );
  }
  const isOver = code.expiresAt !== null && code.expiresAt < now;
  return (
    <Badge tone={isOver ? 'outline' : 'success'}>
      {isOver ? <Clock3 aria-hidden /> : <CircleCheck aria-hidden />}
      {isOver ? t('expired') : t('active')}
    </Badge>
  );
}
