import { deactivateProgram } from '@/db/queries/programs';
import { moveProgram as mayMove, type ProgramStatus } from '@/lib/domain/programs/lifecycle';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { RuleError } from '../errors';
import { transact } from '../transact';
import { loadProgram } from './load-program';
import { type ProgramView, programView } from './program-view';
import { takeSlot } from './take-slot';

const ACTIONS = { active: 'program.resumed', paused: 'program.paused', ended: 'program.ended' } as const;

/**
 * Moves a published programme to another status. Being there already changes nothing.
 * @throws RuleError `invalid-transition`, or `program-limit-reached` when it becomes active
 */
export async function moveProgram(
  ctx: Ctx,
  programId: string,
  to: Exclude<ProgramStatus, 'draft'>,
): Promise<ProgramView> {
  authorize(ctx, 'programs:write');
  return transact(ctx, async (tx) => {
    const loaded = await loadProgram(tx, programId, { lock: true });
    const { id, status: from } = loaded.program;
    if (from === to) return programView(loaded, 'current', ctx.now);
    if (from === 'draft' || !mayMove(from, to).ok) {
      throw new RuleError('invalid-transition', `A programme that is ${from} cannot become ${to}.`);
    }
    if (to === 'active') await takeSlot(tx, ctx, id);
    else await deactivateProgram(tx.sql, id, to, ctx.now);
    await appendAudit(tx, ctx, [{ action: ACTIONS[to], subjectType: 'program', subjectId: id, data: { from } }]);
    const { organizationId } = ctx;
    await emit(tx, [{ name: 'program/status.changed', data: { organizationId, programId: id, from, to } }]);
    return programView(await loadProgram(tx, id, { lock: false }), 'current', ctx.now);
  });
}
