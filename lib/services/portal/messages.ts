import { deleteOwnMessage, findOwnMessages, saveOwnMessage } from '@/db/queries/portal-profiles';
import type { MessageChannel } from '@/lib/domain/portal/message-kinds';
import { saveMessageSchema } from '@/lib/domain/portal/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { readOnly, transact } from '../transact';
import { ownContact } from './own-contact';

export type OwnMessages = Partial<Record<MessageChannel, string>>;

/** The referrer's own words for a programme, by way of sharing; what he has not changed is absent. */
export async function getOwnMessages(ctx: Ctx, programId: string): Promise<OwnMessages> {
  const contactId = ownContact(ctx);
  const rows = await readOnly(ctx, ({ sql }) => findOwnMessages(sql, contactId, programId));
  return Object.fromEntries(rows.map(({ channel, body }) => [channel, body]));
}

/** Keeps the referrer's own words for a way of sharing, or goes back to the school's. Input: `{programId, channel, body | null}`. */
export async function saveOwnMessageFor(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'portal');
  const contactId = ownContact(ctx);
  const { programId, channel, body } = parse(saveMessageSchema, input);
  await transact(ctx, async (tx) => {
    const [known] = await tx.sql`select from referral_programs where id = ${programId}`;
    if (!known) throw new NotFoundError('programme');
    const where = { contactId, programId, channel };
    if (body === null) await deleteOwnMessage(tx.sql, where);
    else await saveOwnMessage(tx.sql, ctx.organizationId, { ...where, body }, ctx.now);
    const data = { programId, channel, own: body !== null };
    await appendAudit(tx, ctx, [
      { action: 'contact.message-changed', subjectType: 'contact', subjectId: contactId, data },
    ]);
  });
}
