import { findCelebrated, insertCelebrations } from '@/db/queries/portal-profiles';
import { celebrateSchema } from '@/lib/domain/portal/schema';
import { type Milestone, reachedMilestones, toCelebrate } from '@/lib/domain/programs/milestones';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { listOwnPrograms, type OwnProgram } from '../programs/own-programs';
import { readOnly, transact } from '../transact';
import { ownContact } from './own-contact';

// A page that celebrates may be asked for anew at that moment, because something changed, and must go on with it.
const CELEBRATION_MS = 60_000;

/** What the referrer has reached in a programme and is to be celebrated, or was a moment ago, the highest first. */
export async function listToCelebrate(
  ctx: Ctx,
  program: Pick<OwnProgram, 'id' | 'offer' | 'rewardedCount'>,
): Promise<Milestone[]> {
  const contactId = ownContact(ctx);
  const reached = reachedMilestones(program.offer, program.rewardedCount);
  if (!reached.length) return [];
  const before = new Date(ctx.now.getTime() - CELEBRATION_MS);
  const asked = { contactId, programId: program.id, before };
  return toCelebrate(reached, await readOnly(ctx, ({ sql }) => findCelebrated(sql, asked)));
}

/**
 * Stores that milestones are celebrated now, so that they never are again: whoever gets one in the answer shows it, on one device
 * and once. What was not reached is left out. Input: `{programId, milestones}`.
 */
export async function celebrate(ctx: Ctx, input: unknown): Promise<{ milestones: string[] }> {
  authorize(ctx, 'portal');
  const contactId = ownContact(ctx);
  const { programId, milestones: wanted } = parse(celebrateSchema, input);
  const program = (await listOwnPrograms(ctx)).find(({ id }) => id === programId);
  const reached = program ? reachedMilestones(program.offer, program.rewardedCount).map(({ key }) => key) : [];
  const milestones = wanted.filter((key) => reached.includes(key));
  if (!milestones.length) return { milestones: [] };
  return transact(ctx, async (tx) => {
    const celebration = { contactId, programId, milestones, now: ctx.now };
    const fresh = await insertCelebrations(tx.sql, ctx.organizationId, celebration);
    const data = { programId, milestones: fresh };
    if (fresh.length) {
      await appendAudit(tx, ctx, [
        { action: 'milestone.celebrated', subjectType: 'contact', subjectId: contactId, data },
      ]);
    }
    return { milestones: fresh };
  });
}
