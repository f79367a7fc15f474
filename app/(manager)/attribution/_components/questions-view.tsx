import { MessageCircleQuestion } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { DataTable } from '@/components/tables/data-table';
import { exportHref } from '@/components/tables/export-href';
import { DateTime } from '@/components/ui/date-time';
import { QUESTION_STATUSES } from '@/lib/domain/attribution/question';
import { sortingOf } from '@/lib/domain/common/sorting';
import { countListedQuestions, listQuestions } from '@/lib/services/attribution/question-reads';
import type { Ctx } from '@/lib/services/context';
import type { loadAttributionParams } from '../search-params';
import { QuestionBadge } from './question-badge';

type Params = Awaited<ReturnType<typeof loadAttributionParams>>;
type QuestionsViewProps = { ctx: Ctx; params: Pick<Params, 'status' | 'sort' | 'cursor'> };

/** What referrers miss, newest first. */
export async function QuestionsView({ ctx, params: { status, sort, cursor } }: QuestionsViewProps) {
  const filter = status ? { status } : {};
  const [t, list, total] = await Promise.all([
    getTranslations('attribution.questions'),
    listQuestions(ctx, { ...filter, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) }),
    countListedQuestions(ctx, filter),
  ]);
  return (
    <DataTable
      name="questions"
      caption={t('title')}
      columns={[
        { id: 'referrer', header: t('referrer') },
        { id: 'friend', header: t('friend') },
        { id: 'shared', header: t('shared'), sortable: true, descFirst: true },
        { id: 'status', header: t('status') },
        { id: 'asked', header: t('asked'), sortable: true, descFirst: true },
      ]}
      rows={list.data.map((row) => ({
        id: row.id,
        href: `/attribution/questions/${row.id}`,
        label: row.contactName,
        cells: {
          referrer: row.contactName,
          friend: row.friendName,
          shared: <DateTime value={`${row.sharedOn}T12:00:00Z`} mode="date" />,
          status: <QuestionBadge status={row.status} />,
          asked: <DateTime value={row.createdAt} />,
        },
      }))}
      sort={sort ? sortingOf(sort) : { by: 'asked', direction: 'desc' }}
      page={{ total, nextCursor: list.nextCursor }}
      exportHref={exportHref('/attribution/questions/export', { status })}
      toolbar={
        <FilterChips
          param="status"
          label={t('status')}
          options={QUESTION_STATUSES.map((value) => ({ value, label: t(`is.${value}`) }))}
        />
      }
      empty={<EmptyState icon={MessageCircleQuestion} title={t('empty')} description={t('emptyText')} />}
    />
  );
}
