import {
  type AuditEventRow,
  type ChainedEventRow,
  type ChainHead,
  findChainHead,
  findInserted,
  listChain,
  listUnsealed,
} from '@/db/queries/audit';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { GENESIS_HASH, verifyChain } from '@/lib/domain/audit/chain';
import { auditContent } from '@/lib/domain/audit/content';
import { ERASED_NAME } from '@/lib/domain/privacy/erasure';
import { monthsKeptSince } from '@/lib/domain/privacy/retention';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly, type Tx } from '../transact';
import { sha256 } from './sha256';

export interface AuditProblem {
  /** `edited`: the entry is not what was written; `missing`: it is gone; `inserted`: it came afterwards; `broken-chain`: the chain itself was changed. */
  kind: 'edited' | 'missing' | 'inserted' | 'broken-chain';
  auditEventId: string;
  sequence: number | null;
}

export interface AuditReport {
  ok: boolean;
  /** Entries in the chain. */
  sealed: number;
  /** Entries still waiting for the sealer. */
  unsealed: number;
  /** Links whose entries went with their month after five years (rule 7); the chain still runs through them. */
  pruned: number;
  /** Entries without the name of somebody who was erased: their place in the chain holds, their words can no longer be recomputed. */
  redacted: number;
  /** The last link's hash: kept elsewhere, it proves later that nothing before it changed. */
  head: string | null;
  /** The first 100. */
  problems: AuditProblem[];
}

const PAGE = 2_000;
const MAX_PROBLEMS = 100;

/**
 * Recomputes every entry's content hash and every link of the organisation's chain, page by page in one snapshot. Finds edited,
 * missing and inserted entries, and says which.
 */
export async function verifyAudit(ctx: Ctx): Promise<AuditReport> {
  authorize(ctx, 'audit:read');
  return readOnly(ctx, async (tx) => {
    const problems: AuditProblem[] = [];
    const head = await findChainHead(tx.sql);
    const seen: Seen = { pruned: 0, redacted: 0, keptSince: monthsKeptSince(ctx.now) };
    const sealed = await walkChain(tx, problems, seen);
    if (head) {
      for (const { id } of await findInserted(tx.sql, head, MAX_PROBLEMS)) {
        problems.push({ kind: 'inserted', auditEventId: id, sequence: null });
      }
    }
    const unsealed = await walkUnsealed(tx, head, problems, seen);
    return {
      ok: problems.length === 0,
      sealed,
      unsealed,
      pruned: seen.pruned,
      redacted: seen.redacted,
      head: head?.hash ?? null,
      problems: problems.slice(0, MAX_PROBLEMS),
    };
  });
}

interface Seen {
  pruned: number;
  redacted: number;
  keptSince: Date;
}

async function walkChain(tx: Tx, problems: AuditProblem[], seen: Seen): Promise<number> {
  let previous = { sequence: 0, hash: GENESIS_HASH };
  for (let count = 0; ; ) {
    const rows = await listChain(tx.sql, previous.sequence, PAGE);
    for (const row of rows) {
      const kind = checkLink(row, previous, seen);
      if (kind) problems.push({ kind, auditEventId: row.auditEventId, sequence: row.sequence });
      previous = { sequence: row.sequence, hash: row.hash };
    }
    count += rows.length;
    if (rows.length < PAGE) return count;
  }
}

/** The core's verdict on one link; an entry that agrees with itself but not with its link was rewritten together with its own hash. */
function checkLink(
  row: ChainedEventRow,
  previous: { sequence: number; hash: string },
  seen: Seen,
): AuditProblem['kind'] | null {
  const { sequence, contentHash, previousHash, hash } = row;
  if (row.id === null || contentHash === null) {
    if (row.sealedAt >= seen.keptSince) return 'missing';
    seen.pruned += 1;
    return sequence === previous.sequence + 1 && previousHash === previous.hash ? null : 'broken-chain';
  }
  const isRedacted = isErased(row);
  if (isRedacted) seen.redacted += 1;
  const content = isRedacted ? undefined : canonicalJson(auditContent(row as AuditEventRow));
  const result = verifyChain(
    [{ sequence, contentHash, previousHash, hash, ...(content === undefined ? {} : { content }) }],
    sha256,
    previous,
  );
  if (result.ok) return null;
  return result.reason === 'gap' || result.reason === 'broken-link' ? 'broken-chain' : 'edited';
}

async function walkUnsealed(tx: Tx, head: ChainHead | null, problems: AuditProblem[], seen: Seen): Promise<number> {
  let after: ChainHead | null = null;
  for (let count = 0; ; ) {
    const rows: (AuditEventRow & { txid: string })[] = await listUnsealed(tx.sql, head, after, PAGE);
    for (const row of rows) {
      if (isErased(row)) seen.redacted += 1;
      else if (hashOf(row) !== row.contentHash) problems.push({ kind: 'edited', auditEventId: row.id, sequence: null });
    }
    count += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return count;
    after = { sequence: 0, hash: '', auditEventId: last.id, txid: last.txid };
  }
}

// Only the name of a referrer is ever taken out, by one function of the database.
function isErased({ actorType, actorName }: Pick<ChainedEventRow, 'actorType' | 'actorName'>): boolean {
  return actorType === 'referrer' && actorName === ERASED_NAME;
}

function hashOf(row: AuditEventRow): string {
  return sha256(canonicalJson(auditContent(row)));
}
