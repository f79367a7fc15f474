import { deleteDraft } from '@/db/queries/programs';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ConflictError } from '../errors';
import { transact } from '../transact';
import { loadProgram } from './load-program';
import { type ProgramView, programView } from './program-view';

/**
 * Throws away the changes that were not published.
 * @throws ConflictError when there are none, or nothing was published yet
 */
export async function discardDraft(ctx: Ctx, programId: string): Promise<ProgramView> {
  authorize(ctx, 'programs:write');
  return transact(ctx, async (tx) => {
    const { program, draft, published } = await loadProgram(tx, programId, { lock: true });
    if (!draft) throw new ConflictError('There is no draft to discard.', 'no-draft');
    if (!published) throw new ConflictError('A programme that was never published is its draft.', 'no-draft');
    await deleteDraft(tx.sql, draft.id);
    await appendAudit(tx, ctx, [
      {
        action: 'program.draft-discarded',
        subjectType: 'program',
        subjectId: program.id,
        data: { version: draft.version, definition: draft.definition },
      },
    ]);
    return programView(await loadProgram(tx, program.id, { lock: false }), 'current', ctx.now);
  });
}
