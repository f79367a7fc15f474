import { findMessageConnections, type MessageConnectionRow } from '@/db/queries/message-connections';
import {
  connectMessagesSchema,
  type MessageConnectionSettings,
  type ResendSettings,
  type TwilioSettings,
} from '@/lib/domain/notifications/connections';
import type { Ctx } from '../context';
import { decryptSecret, type SecretPlace } from '../encryption/secret-box';
import { readOnly, type Tx } from '../transact';

/** Where a connection's settings are kept. */
export function messageSettingsPlace(organizationId: string, rowId: string): SecretPlace {
  return { column: 'message_connections.settings_encrypted', organizationId, rowId };
}

export interface MessageConnections {
  resend: ResendSettings | null;
  twilio: TwilioSettings | null;
}

/** The school's own accounts with their secrets: for adapters and webhooks, never for a page. */
export async function openMessageConnections(tx: Tx, ctx: Ctx): Promise<MessageConnections> {
  const open = (await findMessageConnections(tx.sql)).map((row) => settingsOf(row, ctx.organizationId));
  return {
    resend: open.find((one) => one.provider === 'resend') ?? null,
    twilio: open.find((one) => one.provider === 'twilio') ?? null,
  };
}

/** The same in a transaction of its own. */
export function readMessageConnections(ctx: Ctx): Promise<MessageConnections> {
  return readOnly(ctx, (tx) => openMessageConnections(tx, ctx));
}

function settingsOf(
  { id, settingsEncrypted }: MessageConnectionRow,
  organizationId: string,
): MessageConnectionSettings {
  const plain = decryptSecret(settingsEncrypted, messageSettingsPlace(organizationId, id));
  return connectMessagesSchema.parse(JSON.parse(plain));
}
