import { findChoices, findMessageSettings, findReaders, putReader, replaceChoices } from '@/db/queries/message-readers';
import { findSuppressions } from '@/db/queries/message-suppressions';
import { CHOOSABLE_MESSAGES, MESSAGES } from '@/lib/domain/notifications/catalogue';
import type { MessageChannel } from '@/lib/domain/notifications/channels';
import type { MailTemplate } from '@/lib/domain/notifications/mails';
import {
  DEFAULT_MESSAGE_SETTINGS,
  isOn,
  type MessageSettings,
  type ReaderSettings,
  readerSettingsSchema,
} from '@/lib/domain/notifications/preferences';
import type { SuppressionReason } from '@/lib/domain/notifications/route';
import { appendAudit } from '../audit/append';
import { authorizeContact } from '../authorize-contact';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { readOnly, transact } from '../transact';
import { addressHash } from './address-hash';

export interface ReaderView {
  messages: { message: MailTemplate; email: boolean; sms: boolean | null }[];
  timeZone: string | null;
  schoolTimeZone: string;
  quietHours: { from: number; to: number } | null;
  schoolSettings: MessageSettings;
  wantsDigest: boolean;
  email: string | null;
  phone: string | null;
  /** Why nothing goes to one of his addresses, whatever is switched on. */
  suppressed: Record<MessageChannel, SuppressionReason | null>;
}

/** What a person wants to hear and when: himself in the portal, or staff. @throws NotFoundError */
export async function getReaderView(ctx: Ctx, contactId: string): Promise<ReaderView> {
  authorizeContact(ctx, contactId, 'people:read');
  return readOnly(ctx, async (tx) => {
    const [row] = await findReaders(tx.sql, [contactId], ctx.now);
    if (!row) throw new NotFoundError('contact');
    const { email, phone, timeZone, quietFrom, quietTo, wantsDigest } = row;
    const choices = await findChoices(tx.sql, [contactId]);
    const hash = (channel: MessageChannel, address: string | null) =>
      address === null ? '' : addressHash(ctx.organizationId, channel, address);
    const hashes = { email: hash('email', email), sms: hash('sms', phone) };
    const found = await findSuppressions(tx.sql, Object.values(hashes));
    const reasonOf = (channel: MessageChannel) =>
      found.find(({ addressHash: one }) => one === hashes[channel])?.reason ?? null;
    return {
      messages: CHOOSABLE_MESSAGES.map((message) => ({
        message,
        email: isOn(choices, message, 'email'),
        sms: MESSAGES[message].channels.includes('sms') ? isOn(choices, message, 'sms') : null,
      })),
      quietHours: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
      schoolSettings: (await findMessageSettings(tx.sql)) ?? DEFAULT_MESSAGE_SETTINGS,
      schoolTimeZone: (await organizationFacts(tx, ctx)).timeZone,
      suppressed: { email: reasonOf('email'), sms: reasonOf('sms') },
      ...{ timeZone, wantsDigest, email, phone },
    };
  });
}

/** Stores what a person wants to hear and when; all of it at once. Input: `ReaderSettings`. @throws NotFoundError */
export async function updateReaderSettings(ctx: Ctx, contactId: string, input: unknown): Promise<ReaderSettings> {
  authorizeContact(ctx, contactId, 'people:write');
  const settings = parse(readerSettingsSchema, input);
  const { choices, ...reader } = settings;
  await transact(ctx, async (tx) => {
    const [row] = await findReaders(tx.sql, [contactId], ctx.now);
    if (!row || row.mergedIntoId) throw new NotFoundError('contact');
    await replaceChoices(tx.sql, ctx.organizationId, contactId, choices, ctx.now);
    await putReader(tx.sql, ctx.organizationId, contactId, reader, ctx.now);
    const off = choices.filter(({ enabled }) => !enabled).map(({ message, channel }) => `${message} ${channel}`);
    const entry = { subjectType: 'contact', subjectId: contactId, data: { ...reader, off } };
    await appendAudit(tx, ctx, [{ action: 'messages.preferences-changed', ...entry }]);
  });
  return settings;
}
