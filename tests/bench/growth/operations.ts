import type postgres from 'postgres';
import { begin } from '@/db/begin';
import { selectCodeFacts } from '@/db/queries/code-facts';
import { listCodeRows } from '@/db/queries/codes';
import { findTouchesOf } from '@/db/queries/conversion-world';
import { insertTouches } from '@/db/queries/touches';
import { addDays } from '@/lib/domain/common/days';
import { getOverview } from '@/lib/services/analytics/overview';
import { newId } from '@/lib/services/ids';
import { joinTransaction } from '@/lib/services/joined';
import type { Side } from './sides';

export interface Operation {
  name: string;
  /** It counts rows, so it grows with them: shown, and held to nothing. */
  counts?: true;
  run(side: Side, round: number): Promise<unknown>;
}

/** What the landing page, an enrolment and the dashboard ask of the touches, with the application's own statements. */
export const OPERATIONS: readonly Operation[] = [
  { name: 'resolve-code', run: (side, round) => read(side, (sql) => selectCodeFacts(sql, codeOf(side, round))) },
  {
    name: 'touches-of-a-person',
    run: (side, round) => read(side, (sql) => touchesOf(side, sql, round)),
  },
  {
    name: 'dashboard',
    run: (side) =>
      read(side, (sql) =>
        joinTransaction({ organizationId: side.ctx.organizationId, sql }, () => getOverview(side.ctx, {})),
      ),
  },
  {
    name: 'list-of-codes',
    counts: true,
    run: (side) =>
      read(side, (sql) =>
        listCodeRows(sql, { programId: side.programId, referrerId: null, search: null, before: null, limit: 25 }),
      ),
  },
  { name: 'insert-one', run: (side, round) => insertTouches(side.app, touches(side, round, 1)) },
  { name: 'insert-batch-of-50', run: (side, round) => insertTouches(side.app, touches(side, round, 50)) },
];

function read<T>({ app, ctx }: Side, work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
  return begin(app, 'isolation level repeatable read read only', async (sql) => {
    await sql`select set_config('app.organization_id', ${ctx.organizationId}, true)`;
    return work(sql);
  });
}

async function touchesOf({ people, ctx }: Side, sql: postgres.TransactionSql, round: number): Promise<void> {
  const id = people[(round * 37) % people.length] as string;
  const rows = await findTouchesOf(sql, [id], addDays(ctx.now, -90), addDays(ctx.now, 1));
  if (rows.length !== 4) throw new Error(`A friend has ${rows.length} touches, not 4`);
}

const codeOf = ({ codes }: Side, round: number) => codes[(round * 37) % codes.length] as string;

function touches(side: Side, round: number, count: number) {
  const occurredAt = new Date();
  return Array.from({ length: count }, (_, index) => ({
    id: newId(),
    codeKey: codeOf(side, round + index),
    channel: 'whatsapp',
    source: null,
    referringHost: null,
    visitorId: newId(),
    refereeId: null,
    counted: true,
    reason: null,
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15',
    utm: null,
    occurredAt,
  }));
}
