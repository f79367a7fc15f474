import { records } from '@/db/queries/records';
import { createBatcher } from '../batcher';
import { actorKey, type Ctx } from '../context';
import { type Tx, transact } from '../transact';
import { IdempotencyMismatchError, InProgressError } from './errors';
import type { StoredAnswer } from './run-once';

export interface KeyRequest {
  ctx: Ctx;
  key: string;
  requestHash: string;
}

interface KeyRow {
  actorId: string;
  key: string;
  requestHash: string;
  status: string | null;
  body: string | null;
}

const KEPT_MS = 24 * 3_600_000;
// Longer than any request takes: after a crash the key can be used again from then on.
const LOCK_MS = 30_000;

/** Takes a key, with all that are asked for in this instant. Null when it is now the caller's; else the answer it stands for. */
export const claimKey: (request: KeyRequest) => Promise<StoredAnswer | null> = createBatcher({ run: claimAll });

/** Keeps the answer of a claimed key. */
export const keepAnswer: (kept: KeyRequest & { answer: StoredAnswer }) => Promise<void> = createBatcher({
  run: keepAll,
});

/** Gives a claimed key back, unused. */
export async function releaseKey({ ctx, key }: KeyRequest): Promise<void> {
  await transact(
    ctx,
    ({ sql }) => sql`
      delete from idempotency_keys
      where organization_id = ${ctx.organizationId} and actor_id = ${actorKey(ctx.actor)} and key = ${key} and response_status is null`,
  );
}

const nameOf = (ctx: Ctx, key: string) => JSON.stringify([actorKey(ctx.actor), key]);

async function claimAll(requests: KeyRequest[]): Promise<PromiseSettledResult<StoredAnswer | null>[]> {
  return bySchool(requests, async (tx, ctx, group) => {
    // Of one key only the first of a batch can have it.
    const first = new Map(group.toReversed().map((request) => [nameOf(request.ctx, request.key), request]));
    const mine = await insertClaims(tx, ctx, [...first.values()]);
    const known = mine.size === group.length ? new Map<string, KeyRow>() : await findKeys(tx, group);
    return group.map((request) => {
      const name = nameOf(request.ctx, request.key);
      if (mine.has(name) && first.get(name) === request) return { status: 'fulfilled', value: null };
      return answerOf(request, known.get(name));
    });
  });
}

function answerOf({ requestHash }: KeyRequest, row: KeyRow | undefined): PromiseSettledResult<StoredAnswer | null> {
  if (row && row.requestHash !== requestHash) return { status: 'rejected', reason: new IdempotencyMismatchError() };
  if (!row?.status || row.body === null) return { status: 'rejected', reason: new InProgressError() };
  return { status: 'fulfilled', value: { status: Number(row.status), ...JSON.parse(row.body) } };
}

async function insertClaims({ sql }: Tx, ctx: Ctx, requests: KeyRequest[]): Promise<Set<string>> {
  const rows = requests.map((request) => ({
    actorId: actorKey(request.ctx.actor),
    key: request.key,
    hash: request.requestHash,
  }));
  const now = ctx.now.getTime();
  const taken = await sql<{ actorId: string; key: string }[]>`
    insert into idempotency_keys as k (organization_id, actor_id, key, request_hash, locked_until, created_at)
    select ${ctx.organizationId}, r."actorId", r.key, r.hash, ${new Date(now + LOCK_MS)}, ${ctx.now}
    from ${records(sql, rows, sql`"actorId" text, key text, hash text`)} r order by 2, 3
    on conflict (organization_id, actor_id, key) do update set request_hash = excluded.request_hash, response_status = null,
      response_body = null, locked_until = excluded.locked_until, created_at = excluded.created_at
    where k.created_at <= ${new Date(now - KEPT_MS)}
       or (k.response_status is null and k.locked_until < ${ctx.now} and k.request_hash = excluded.request_hash)
    returning k.actor_id as "actorId", k.key`;
  return new Set(taken.map(({ actorId, key }) => JSON.stringify([actorId, key])));
}

async function findKeys({ sql }: Tx, requests: KeyRequest[]): Promise<Map<string, KeyRow>> {
  const rows = await sql<KeyRow[]>`
    select actor_id as "actorId", key, request_hash as "requestHash", response_status as status, response_body as body
    from idempotency_keys where organization_id = current_organization() and key = any(${requests.map(({ key }) => key)})`;
  return new Map(rows.map((row) => [JSON.stringify([row.actorId, row.key]), row]));
}

async function keepAll(kept: (KeyRequest & { answer: StoredAnswer })[]): Promise<PromiseSettledResult<void>[]> {
  return bySchool(kept, async ({ sql }, { organizationId }, group) => {
    const rows = group.map(({ ctx, key, answer: { status, headers, body } }) => ({
      actorId: actorKey(ctx.actor),
      key,
      status: String(status),
      body: JSON.stringify({ headers, body }),
    }));
    await sql`
      update idempotency_keys k set response_status = r.status, response_body = r.body
      from ${records(sql, rows, sql`"actorId" text, key text, status text, body text`)} r
      where k.organization_id = ${organizationId} and k.actor_id = r."actorId" and k.key = r.key`;
    return group.map(() => ({ status: 'fulfilled', value: undefined }));
  });
}

/** One transaction for each school of a batch; the answers in the order of the items. */
async function bySchool<Item extends KeyRequest, Answer>(
  items: Item[],
  work: (tx: Tx, ctx: Ctx, group: Item[]) => Promise<PromiseSettledResult<Answer>[]>,
): Promise<PromiseSettledResult<Answer>[]> {
  const answers = new Map<Item, PromiseSettledResult<Answer>>();
  const groups = Map.groupBy(items, ({ ctx }) => ctx.organizationId);
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const { ctx } = group[0] as Item;
      const settled = await transact(ctx, (tx) => work(tx, ctx, group)).catch((reason: unknown) =>
        group.map((): PromiseSettledResult<Answer> => ({ status: 'rejected', reason })),
      );
      group.forEach((item, index) => {
        answers.set(item, settled[index] as PromiseSettledResult<Answer>);
      });
    }),
  );
  return items.map((item) => answers.get(item) as PromiseSettledResult<Answer>);
}
