import { findAddressesOf, findSelves } from '@/db/queries/erasure';
import { collectPerson, type PersonPlace } from '@/db/queries/person-export';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { transact } from '../transact';
import { addressHashes } from './address-hashes';

export type PersonExport = {
  contactId: string;
  exportedAt: Date;
  data: Record<PersonPlace, Record<string, unknown>[]>;
};

/**
 * Everything that is kept of one person (GDPR, article 15), and of whoever was merged into him. Other people are in it as ids
 * only, or in words of his own; of where he is paid there is what anybody may see of it. That it was asked for is in the trail.
 */
export async function exportContact(ctx: Ctx, contactId: string): Promise<PersonExport> {
  authorize(ctx, 'people:write');
  const id = idSchema.safeParse(contactId).data;
  if (!id) throw new NotFoundError('contact');
  return transact(ctx, async (tx) => {
    const selves = await findSelves(tx.sql, id);
    if (selves.length === 0) throw new NotFoundError('contact');
    const data = await collectPerson(tx.sql, selves, addressHashes(ctx, await findAddressesOf(tx.sql, selves)));
    await appendAudit(tx, ctx, [
      { action: 'contact.exported', subjectType: 'contact', subjectId: id, data: { merged: selves.length - 1 } },
    ]);
    return { contactId: id, exportedAt: ctx.now, data };
  });
}
