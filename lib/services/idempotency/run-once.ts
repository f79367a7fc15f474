import { appSql } from '@/db/client';
import { actorKey, type Ctx } from '../context';
import { decryptSecret, encryptSecret, type SecretPlace } from '../encryption/secret-box';
import { joinTransaction } from '../joined';
import { type Tx, transact } from '../transact';
import { IdempotencyMismatchError, InProgressError } from './errors';

/** An answer as it was sent, to be sent again. */
export interface StoredAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface OnceInput {
  key: string;
  /** Hash of method, path and body: the same key with another one is a mistake of the caller. */
  requestHash: string;
  /** The answer shows a secret: it is kept encrypted. */
  secret?: boolean;
  /** `keep: false` leaves the key unused, for answers that say the request itself was not understood. */
  work: () => Promise<{ answer: StoredAnswer; keep: boolean }>;
}

const KEPT_MS = 24 * 3_600_000;

/**
 * Does `work` at most once for a key of this actor: its effects and its answer are committed together, so a crash leaves
 * both or neither. A second call within 24 hours gets the first answer.
 * @throws InProgressError while another call with the key is running
 * @throws IdempotencyMismatchError when the key was used with another request
 */
export async function runOnce(ctx: Ctx, input: OnceInput): Promise<{ answer: StoredAnswer; replayed: boolean }> {
  await admit();
  try {
    return await transact(ctx, async (tx) => {
      await claim(tx, ctx, input.key);
      const stored = await find(tx, ctx, input);
      if (stored) return { answer: stored, replayed: true };
      const joined = { organizationId: ctx.organizationId, sql: tx.sql };
      const { answer, keep } = await joinTransaction(joined, input.work);
      if (keep) await store(tx, ctx, input, answer);
      return { answer, replayed: false };
    });
  } finally {
    leave();
  }
}

// Each call holds a connection while its work may ask for another: half of the pool is the most that can wait so.
const waiting: (() => void)[] = [];
let running = 0;

async function admit(): Promise<void> {
  const most = Math.max(1, Math.floor((Number(appSql().options.max) || 10) / 2));
  if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
}

function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

// Held to the end of the transaction, also when the process dies. A statement of its own: the next one must see what the
// holder before us committed.
async function claim({ sql }: Tx, ctx: Ctx, key: string): Promise<void> {
  const name = JSON.stringify([ctx.organizationId, actorKey(ctx.actor), key]);
  const [row] = await sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 7)) as held`;
  if (!row?.held) throw new InProgressError();
}

async function find({ sql }: Tx, ctx: Ctx, input: OnceInput): Promise<StoredAnswer | undefined> {
  const [row] = await sql<{ request_hash: string; response_status: string; response_body: string }[]>`
    select request_hash, response_status, response_body from idempotency_keys
    where organization_id = ${ctx.organizationId} and actor_id = ${actorKey(ctx.actor)} and key = ${input.key}
      and created_at > ${new Date(ctx.now.getTime() - KEPT_MS)}`;
  if (!row) return undefined;
  if (row.request_hash !== input.requestHash) throw new IdempotencyMismatchError();
  const text = input.secret ? decryptSecret(row.response_body, placeOf(ctx, input)) : row.response_body;
  return { status: Number(row.response_status), ...JSON.parse(text) };
}

function placeOf({ organizationId }: Ctx, { key }: OnceInput): SecretPlace {
  return { column: 'idempotency_keys.response_body', organizationId, rowId: key };
}

async function store({ sql }: Tx, ctx: Ctx, input: OnceInput, answer: StoredAnswer): Promise<void> {
  const text = JSON.stringify({ headers: answer.headers, body: answer.body });
  const rest = input.secret ? encryptSecret(text, placeOf(ctx, input)) : text;
  await sql`
    insert into idempotency_keys (organization_id, actor_id, key, request_hash, response_status, response_body, locked_until, created_at)
    values (${ctx.organizationId}, ${actorKey(ctx.actor)}, ${input.key}, ${input.requestHash}, ${String(answer.status)}, ${rest}, ${ctx.now}, ${ctx.now})
    on conflict (organization_id, actor_id, key) do update set request_hash = excluded.request_hash,
      response_status = excluded.response_status, response_body = excluded.response_body, created_at = excluded.created_at`;
}
