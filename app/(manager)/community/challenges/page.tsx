import { Target } from 'lucide-react';
import { getFormatter, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { DataTable } from '@/components/tables/data-table';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { requireStaff } from '@/lib/auth/session';
import { listChallenges } from '@/lib/services/community/challenge-reads';
import { listPrograms } from '@/lib/services/programs/reads';
import { EndChallenge } from './end-challenge';
import { NewChallenge } from './new-challenge';

const TONES = { running: 'success', upcoming: 'info', over: 'outline' } as const;

/** The school's challenges, and how many people have reached each. */
export default async function ChallengesPage() {
  const ctx = await requireStaff('programs:read');
  const [t, format, challenges, programs] = await Promise.all([
    getTranslations('community.manage.challenges'),
    getFormatter(),
    listChallenges(ctx),
    listPrograms(ctx, { status: 'active', limit: 100 }),
  ]);
  const mayWrite = ctx.scopes.has('programs:write');
  const add = mayWrite ? <NewChallenge programs={programs.data.map(({ id, name }) => ({ id, name }))} /> : null;
  return (
    <DataTable
      name="challenges"
      caption={t('columns.title')}
      columns={[
        { id: 'title', header: t('columns.title'), sortable: true },
        { id: 'goal', header: t('columns.goal'), align: 'right', sortable: true },
        { id: 'time', header: t('columns.time'), sortable: true, descFirst: true },
        { id: 'state', header: t('columns.state') },
        { id: 'reached', header: t('columns.reached'), align: 'right', sortable: true },
        { id: 'actions', header: t('columns.actions'), align: 'right' },
      ]}
      rows={challenges.map((row) => ({
        id: row.id,
        label: row.title,
        sort: { title: row.title, goal: row.goal, time: row.startsAt.getTime(), reached: row.reached },
        cells: {
          title: row.title,
          goal: format.number(row.goal),
          time: (
            <span className="whitespace-nowrap">
              <DateTime value={row.startsAt} mode="date" /> – <DateTime value={row.endsAt} mode="date" />
            </span>
          ),
          state: <Badge tone={TONES[row.state]}>{t(`state.${row.state}`)}</Badge>,
          reached: format.number(row.reached),
          actions: mayWrite && row.state !== 'over' ? <EndChallenge id={row.id} title={row.title} /> : null,
        },
      }))}
      page={{ total: challenges.length, nextCursor: null }}
      toolbar={challenges.length ? add : null}
      exportHref="/community/challenges/export"
      empty={<EmptyState icon={Target} title={t('empty')} description={t('emptyText')} action={add} />}
    />
  );
}
