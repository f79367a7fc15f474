import { lockContacts } from '@/db/queries/conversion-world';
import { type ContactRow, deleteStandings, findContacts, updateContacts, upsertStandings } from '@/db/queries/people';
import { dayIn } from '@/lib/domain/common/days';
import { idSchema } from '@/lib/domain/ids';
import { changePersonSchema } from '@/lib/domain/people/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ConflictError, NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { transact } from '../transact';
import { planUpsert } from './plan-upsert';
import { unborn } from './upsert-contacts';

/**
 * Changes the names, the date of birth and the standings of a person who is known; what identifies him stays. Input:
 * `{firstName?, lastName?, birthDate?, standing}`; null takes a name or the date away.
 * @throws InvalidInputError for a date of birth to come, NotFoundError, ConflictError for one who was merged into another
 */
export async function changePerson(ctx: Ctx, contactId: string, input: unknown): Promise<ContactRow> {
  authorize(ctx, 'people:write');
  const change = parse(changePersonSchema, input);
  const id = idSchema.safeParse(contactId).data;
  if (!id) throw new NotFoundError('contact');
  return transact(ctx, async (tx) => {
    const { timeZone } = await organizationFacts(tx, ctx);
    if (change.birthDate && change.birthDate > dayIn(timeZone, ctx.now)) throw unborn();
    await lockContacts(tx.sql, [id]);
    const [before] = await findContacts(tx.sql, [id]);
    if (!before) throw new NotFoundError('contact');
    if (before.mergedIntoId) {
      throw new ConflictError('This contact was merged into another one. Change that one.', 'already-merged');
    }
    const options = { defaultRegion: null, guardianId: null, standings: 'replace', now: ctx.now } as const;
    const { after, changed, standings, removed } = planUpsert(before, change, options);
    if (!changed.length) return before;
    await updateContacts(tx.sql, [after], ctx.now);
    await deleteStandings(tx.sql, removed);
    await upsertStandings(tx.sql, ctx.organizationId, standings, ctx.now);
    const data = { externalId: after.externalId, changed };
    await appendAudit(tx, ctx, [{ action: 'contact.updated', subjectType: 'contact', subjectId: id, data }]);
    return after;
  });
}
