import { activateProgram, endOverduePrograms, takenSlots } from '@/db/queries/programs';
import { freeSlot, MAX_ACTIVE_PROGRAMS } from '@/lib/domain/organizations/limits';
import { appendAudit } from '../audit/append';
import type { Ctx } from '../context';
import { RuleError } from '../errors';
import { isUniqueViolation } from '../pg-errors';
import type { Tx } from '../transact';

/**
 * Makes a programme active in one of the five slots (rule 6). Two who take the same slot at once are told apart by the unique
 * index: the second waits for the first and looks again. Programmes whose end has passed give theirs up.
 * @throws RuleError `program-limit-reached`
 */
export async function takeSlot(tx: Tx, ctx: Ctx, programId: string): Promise<void> {
  const overdue = await endOverduePrograms(tx.sql, ctx.now);
  await appendAudit(
    tx,
    ctx,
    overdue.map(({ id, endsAt }) => ({
      action: 'program.ended',
      subjectType: 'program',
      subjectId: id,
      data: { reason: 'end-date', endsAt: endsAt.toISOString() },
    })),
  );
  for (;;) {
    const slot = freeSlot(await takenSlots(tx.sql));
    if (slot === null) {
      const message = `${MAX_ACTIVE_PROGRAMS} programmes are active already. Pause or end one of them first.`;
      throw new RuleError('program-limit-reached', message);
    }
    try {
      await tx.sql.savepoint((sql) => activateProgram(sql, programId, slot, ctx.now));
      return;
    } catch (error) {
      // Each round means that somebody else has taken a slot for good, so there are five at most.
      if (!isUniqueViolation(error, 'referral_programs_active_slot_key')) throw error;
    }
  }
}
