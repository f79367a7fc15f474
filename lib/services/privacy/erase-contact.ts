import { eraseMissingReferrals, erasePortalWords, eraseSuppressionWords } from '@/db/queries/erase-words';
import {
  eraseCodes,
  eraseMessagesAndMethods,
  erasePeople,
  findAddressesOf,
  findErasedCodes,
  findSelves,
  hasPayoutUnderWay,
  redactAuditNames,
} from '@/db/queries/erasure';
import { findContacts } from '@/db/queries/people';
import { idSchema } from '@/lib/domain/ids';
import { eraseContactSchema, nameToConfirm } from '@/lib/domain/privacy/erasure';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ConflictError, InvalidInputError, NotFoundError } from '../errors';
import { parse } from '../parse';
import { type Tx, transact } from '../transact';
import { addressHashes } from './address-hashes';
import { redactReceipts } from './redact-receipts';

export interface Erasure {
  id: string;
  erased: true;
}

/**
 * Takes away who a person is (GDPR, article 17), and whoever was merged into him: names, addresses, identities, messages, where he was
 * paid, codes, what he wrote. A merge of him can no longer be undone. Balances, rewards of others and the chain of the trail stay. It cannot be undone. Input: `{confirm}`, the person's name,
 * e-mail address or id.
 * @throws InvalidInputError at `confirm` when another name was typed
 * @throws ConflictError `payout-under-way`, `merged` for a contact that is another one by now
 */
export async function eraseContact(ctx: Ctx, contactId: string, input: unknown): Promise<Erasure> {
  authorize(ctx, 'people:write');
  const { confirm } = parse(eraseContactSchema, input);
  const id = idSchema.safeParse(contactId).data;
  if (!id) throw new NotFoundError('contact');
  return transact(ctx, async (tx) => {
    const selves = await findSelves(tx.sql, id);
    const [contact] = await findContacts(tx.sql, [id]);
    if (!contact) throw new NotFoundError('contact');
    if (contact.mergedIntoId) {
      throw new ConflictError('This contact was merged into another one: erase that one.', 'merged');
    }
    if (![nameToConfirm(contact), contact.email, id].includes(confirm)) {
      throw new InvalidInputError([{ path: 'confirm', message: `Must be “${nameToConfirm(contact)}”.` }]);
    }
    if (await hasPayoutUnderWay(tx.sql, selves)) {
      throw new ConflictError('A payout to this person is under way. Erase when it has settled.', 'payout-under-way');
    }
    await eraseEverywhere(tx, ctx, selves);
    const data = { merged: selves.length - 1 };
    await appendAudit(tx, ctx, [{ action: 'contact.erased', subjectType: 'contact', subjectId: id, data }]);
    return { id, erased: true };
  });
}

async function eraseEverywhere({ sql }: Tx, ctx: Ctx, selves: readonly string[]): Promise<void> {
  const addresses = await findAddressesOf(sql, selves);
  const codes = await findErasedCodes(sql, selves);
  await eraseCodes(sql, codes);
  await redactReceipts(sql, codes);
  await eraseMessagesAndMethods(sql, selves, addresses, ctx.now);
  await eraseSuppressionWords(sql, addressHashes(ctx, addresses));
  await erasePortalWords(sql, selves, ctx.now);
  await eraseMissingReferrals(sql, selves, addresses);
  await erasePeople(sql, selves, addresses, ctx.now);
  await redactAuditNames(sql, selves);
}
