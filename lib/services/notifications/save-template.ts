import { z } from 'zod';
import { insertTemplate } from '@/db/queries/message-templates';
import { EDITABLE_MESSAGES } from '@/lib/domain/notifications/catalogue';
import type { MailTemplate } from '@/lib/domain/notifications/mails';
import { wordingSchema } from '@/lib/domain/notifications/wording';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { ConflictError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { transact } from '../transact';

/** A message that a school may write itself. */
export const editableMessageSchema = z.enum(EDITABLE_MESSAGES as [MailTemplate, ...MailTemplate[]]);

/**
 * Stores the school's own words for a message as its next version; they hold for what is written from now on. Input: `Wording`.
 * @param since the version that they began from
 * @throws ConflictError when somebody else has saved the message since
 */
export async function saveTemplate(
  ctx: Ctx,
  message: unknown,
  input: unknown,
  since?: number,
): Promise<{ version: number }> {
  authorize(ctx, 'programs:write');
  const name = parse(editableMessageSchema, message);
  return append(ctx, name, parse(wordingSchema(name), input), since);
}

/** Kith's own words again, as a version of their own: what was written before can be read and taken up. */
export async function resetTemplate(ctx: Ctx, message: unknown): Promise<{ version: number }> {
  authorize(ctx, 'programs:write');
  return append(ctx, parse(editableMessageSchema, message), null);
}

function append(ctx: Ctx, message: MailTemplate, content: unknown, since?: number): Promise<{ version: number }> {
  return transact(ctx, async (tx) => {
    const { actor } = ctx;
    const row = { id: newId(), message, content, createdBy: actorKey(actor), createdByName: actor.name };
    const version = await insertTemplate(tx.sql, ctx.organizationId, row, ctx.now);
    if (!version || (since !== undefined && version !== since + 1)) {
      throw new ConflictError('Somebody else has just saved this message. Look at it and save again.');
    }
    const action = content === null ? 'message-template.reset' : 'message-template.saved';
    const data = { message, version, content };
    await appendAudit(tx, ctx, [{ action, subjectType: 'message-template', subjectId: row.id, data }]);
    return { version };
  });
}
