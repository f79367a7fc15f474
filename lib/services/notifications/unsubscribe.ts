import { z } from 'zod';
import { findChoices, findReaders, forgetChoices, putChoice } from '@/db/queries/message-readers';
import { maskAddress } from '@/lib/domain/notifications/addresses';
import { CHOOSABLE_MESSAGES } from '@/lib/domain/notifications/catalogue';
import type { MailTemplate } from '@/lib/domain/notifications/mails';
import { ALL_MESSAGES, isOn } from '@/lib/domain/notifications/preferences';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { type Ctx, systemCtx } from '../context';
import { NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { readOnly, transact } from '../transact';
import { readUnsubscribeToken, type UnsubscribeTarget } from './unsubscribe-token';

export interface UnsubscribePage {
  school: string;
  accentColor: string | null;
  /** Enough of the address to know it by. */
  masked: string;
  message: MailTemplate;
  /** Whether this kind of mail is switched off. */
  isOff: boolean;
  /** Whether every mail that can be is switched off. */
  isAllOff: boolean;
}

/** What a link in a mail is about. Changes nothing: scanners of mails open links. @throws NotFoundError for a link that is none */
export async function getUnsubscribePage(token: string, now: Date): Promise<UnsubscribePage> {
  const { ctx, target } = open(token, now);
  const { contactId, message } = target;
  return readOnly(ctx, async (tx) => {
    const [reader] = await findReaders(tx.sql, [contactId], now);
    if (!reader) throw new NotFoundError('link');
    const choices = await findChoices(tx.sql, [contactId]);
    const { name: school, accentColor } = await organizationFacts(tx, ctx);
    const on = (one: MailTemplate) => isOn(choices, one, 'email');
    const masked = reader.email ? maskAddress('email', reader.email) : '';
    return { school, accentColor, masked, message, isOff: !on(message), isAllOff: !CHOOSABLE_MESSAGES.some(on) };
  });
}

const inputSchema = z.strictObject({ scope: z.enum(['this', 'all', 'undo']).default('all') });

/**
 * Switches mails off for whoever got the mail, without signing in: this kind, or all that can be, which is what one click in a
 * mailbox means (RFC 8058). `undo` takes both back. Again changes nothing. Input: `{scope?}`.
 * @throws NotFoundError for a link that is none
 */
export async function unsubscribe(token: string, input: unknown, now: Date): Promise<void> {
  const { ctx, target } = open(token, now);
  authorize(ctx, 'people:write');
  const { scope } = parse(inputSchema, input);
  const { contactId, message } = target;
  await transact(ctx, async (tx) => {
    const [reader] = await findReaders(tx.sql, [contactId], now);
    if (!reader) throw new NotFoundError('link');
    if (scope !== 'this') await forgetChoices(tx.sql, contactId, 'email');
    if (scope !== 'undo') {
      const choice = { contactId, channel: 'email' as const, enabled: false };
      const row = { ...choice, message: scope === 'all' ? ALL_MESSAGES : message };
      await putChoice(tx.sql, ctx.organizationId, row, now);
    }
    const entry = { subjectType: 'contact', subjectId: contactId, data: { scope, message } };
    await appendAudit(tx, ctx, [{ action: 'messages.unsubscribed', ...entry }]);
  });
}

/** The link is the permission: it was sent to the person alone. */
function open(token: string, now: Date): { ctx: Ctx; target: UnsubscribeTarget } {
  const target = readUnsubscribeToken(token);
  if (!target) throw new NotFoundError('link');
  return { target, ctx: systemCtx(target.organizationId, now, 'Unsubscribe link') };
}
