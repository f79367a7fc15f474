import { findChainHead, findSealable, insertChain, tryLockSealing } from '@/db/queries/audit';
import { sealChain } from '@/lib/domain/audit/chain';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { transact } from '../transact';
import { sha256 } from './sha256';

const BATCH = 2_000;

/**
 * Seals the organisation's finished audit entries into its hash chain, in the order of their transactions, in batches. Safe to
 * call at any time from anywhere: one sealer works, the others leave at once.
 * @returns how many entries were sealed now
 */
export async function sealAudit(ctx: Ctx): Promise<{ sealed: number }> {
  authorize(ctx, 'audit:read');
  for (let sealed = 0; ; ) {
    const count = await sealBatch(ctx);
    sealed += count;
    if (count < BATCH) return { sealed };
  }
}

function sealBatch(ctx: Ctx): Promise<number> {
  return transact(ctx, async ({ sql }) => {
    if (!(await tryLockSealing(sql))) return 0;
    const head = await findChainHead(sql);
    const rows = await findSealable(sql, head, BATCH);
    if (!rows.length) return 0;
    const links = sealChain(
      head,
      rows.map(({ contentHash }) => contentHash),
      sha256,
    );
    const chain = rows.map((row, index) => {
      const link = links[index];
      if (!link) throw new Error('The chain has fewer links than entries');
      const { sequence, hash, previousHash } = link;
      return { sequence, hash, previousHash, auditEventId: row.id, txid: row.txid };
    });
    await insertChain(sql, ctx.organizationId, chain, ctx.now);
    return rows.length;
  });
}
