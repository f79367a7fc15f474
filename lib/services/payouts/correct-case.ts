import { type CaseRow, closeCases, lockCase } from '@/db/queries/reconciliation-cases';
import { idSchema } from '@/lib/domain/ids';
import type { PayoutStatus } from '@/lib/domain/payouts/lifecycle';
import type { Correction } from '@/lib/domain/payouts/reconcile';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { ConflictError, NotFoundError } from '../errors';
import { type Tx, transact } from '../transact';
import { executePayout } from './execute';
import { getPayout } from './reads';
import { settlePayout } from './settle';

export interface Corrected {
  before: PayoutStatus;
  after: PayoutStatus;
}

/** Done by asking the provider again; the others are between people. */
const BY_ASKING: ReadonlySet<Correction> = new Set(['settle', 'fail', 'reverse', 'look-again']);

/**
 * Does what a case proposes, by the services that always do it: the provider is asked again, and its word of now is applied, not
 * what the case remembers. The case is resolved when the payout moved, or was taken by the provider.
 * @throws NotFoundError; ConflictError `already-closed`, `nothing-to-apply`, `still-different`, `provider-unavailable`
 */
export async function correctCase(ctx: Ctx, id: string): Promise<Corrected> {
  authorize(ctx, 'payouts:write');
  const caseId = idSchema.safeParse(id).data;
  const found = caseId ? await transact(ctx, (tx) => openCase(tx, caseId)) : null;
  if (!found) throw new NotFoundError('case');
  const { payoutId } = found;
  if (!payoutId || !BY_ASKING.has(found.correction)) {
    throw new ConflictError(
      'A person has to settle this with the provider; close it with a reason.',
      'nothing-to-apply',
    );
  }
  const { status: before } = await getPayout(ctx, payoutId);
  const after = await ask(ctx, payoutId);
  // Handed over again without a complaint: the provider knows it now.
  if (before === after && found.correction !== 'look-again') {
    throw new ConflictError('The provider said nothing new, so nothing was changed.', 'still-different');
  }
  await transact(ctx, (tx) => resolve(tx, ctx, found, { before, after }));
  return { before, after };
}

async function openCase(tx: Tx, id: string): Promise<CaseRow | null> {
  const found = await lockCase(tx.sql, id);
  if (found && found.status !== 'open') throw new ConflictError('This case is closed already.', 'already-closed');
  return found;
}

async function ask(ctx: Ctx, payoutId: string): Promise<PayoutStatus> {
  try {
    await executePayout(ctx, { payoutId });
    return (await settlePayout(ctx, { payoutId })).status;
  } catch (error) {
    if (!(error instanceof ProviderUnavailableError)) throw error;
    throw new ConflictError(
      'The provider does not answer now. Nothing was changed; try again.',
      'provider-unavailable',
    );
  }
}

async function resolve(tx: Tx, ctx: Ctx, found: CaseRow, corrected: Corrected): Promise<void> {
  const locked = await lockCase(tx.sql, found.id);
  if (locked?.status === 'open') {
    const reason = `Corrected: ${corrected.before} became ${corrected.after}`;
    await closeCases(tx.sql, [found.id], { status: 'resolved', reason, by: actorKey(ctx.actor), at: ctx.now });
  }
  const { kind, provider, payoutId, correction } = found;
  const data = { kind, provider, payoutId, correction, ...corrected };
  await appendAudit(tx, ctx, [
    { action: 'reconciliation.case-corrected', subjectType: 'reconciliation-case', subjectId: found.id, data },
  ]);
}
