import { findMessageConnections } from '@/db/queries/message-connections';
import { findMessageSettings, putMessageSettings } from '@/db/queries/message-readers';
import { type MessageFacts, type MessageProvider, messageFactsSchema } from '@/lib/domain/notifications/connections';
import {
  DEFAULT_MESSAGE_SETTINGS,
  type MessageSettings,
  messageSettingsSchema,
} from '@/lib/domain/notifications/preferences';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { publicUrl } from '../public-url';
import { readOnly, transact } from '../transact';
import { mailerOf, texterOf } from './mailer';
import { readMessageConnections } from './open-message-connection';

export interface MessagesView {
  settings: MessageSettings;
  /** Nothing secret is in it. */
  connections: { provider: MessageProvider; facts: MessageFacts; updatedAt: Date }[];
  /** Who sends now: `embedded` is the outbox. */
  sends: { email: string; sms: string };
  /** What to enter at the provider, so that it tells Kith. */
  webhookUrls: Record<MessageProvider, string>;
}

/** How the school writes to people, for the settings page. */
export async function getMessagesView(ctx: Ctx): Promise<MessagesView> {
  authorize(ctx, 'settings:read');
  const { rows, settings } = await readOnly(ctx, async ({ sql }) => ({
    rows: await findMessageConnections(sql),
    settings: await findMessageSettings(sql),
  }));
  const open = await readMessageConnections(ctx);
  return {
    settings: settings ?? DEFAULT_MESSAGE_SETTINGS,
    connections: rows.map(({ provider, facts, updatedAt }) => ({
      provider,
      updatedAt,
      facts: messageFactsSchema.parse(facts),
    })),
    sends: { email: mailerOf(open).port.provider, sms: texterOf(open).provider },
    webhookUrls: {
      resend: publicUrl(`/api/webhooks/resend/${ctx.organizationId}`),
      twilio: publicUrl(`/api/webhooks/twilio/${ctx.organizationId}`),
    },
  };
}

/** Changes the hours of messages. Input: all of `MessageSettings`. */
export async function updateMessageSettings(ctx: Ctx, input: unknown): Promise<MessageSettings> {
  authorize(ctx, 'settings:write');
  const settings = parse(messageSettingsSchema, input);
  return transact(ctx, async (tx) => {
    const before = (await findMessageSettings(tx.sql)) ?? DEFAULT_MESSAGE_SETTINGS;
    await putMessageSettings(tx.sql, ctx.organizationId, settings, ctx.now);
    const { organizationId: subjectId } = ctx;
    const data = { before, changes: settings };
    await appendAudit(tx, ctx, [{ action: 'messages.settings-changed', subjectType: 'organization', subjectId, data }]);
    return settings;
  });
}
