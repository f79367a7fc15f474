import { findMessageConnections, putMessageConnection } from '@/db/queries/message-connections';
import { connectMessagesSchema, type MessageFacts, messageFacts } from '@/lib/domain/notifications/connections';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { encryptSecret } from '../encryption/secret-box';
import { InvalidInputError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { transact } from '../transact';
import { messageSettingsPlace } from './open-message-connection';
import { probeMessages } from './probe-messages';

const SECRET_FIELD = { resend: 'apiKey', twilio: 'authToken' } as const;

/**
 * Connects the school to a provider of messages, or replaces the settings of one that is connected. The provider is asked first,
 * and nothing is stored that it does not accept. Input: see `connectMessagesSchema`.
 * @throws InvalidInputError at the secret when the provider refuses it or does not answer
 */
export async function connectMessages(ctx: Ctx, input: unknown): Promise<MessageFacts> {
  authorize(ctx, 'settings:write');
  const settings = parse(connectMessagesSchema, input);
  const { provider } = settings;
  const answer = await probeMessages(settings);
  if (!answer.ok) throw new InvalidInputError([{ path: SECRET_FIELD[provider], message: answer.reason }]);
  const facts = messageFacts(settings);
  await transact(ctx, async (tx) => {
    const before = (await findMessageConnections(tx.sql)).find((row) => row.provider === provider);
    const id = before?.id ?? newId();
    const settingsEncrypted = encryptSecret(JSON.stringify(settings), messageSettingsPlace(ctx.organizationId, id));
    await putMessageConnection(tx.sql, ctx.organizationId, { id, provider, settingsEncrypted, facts, now: ctx.now });
    const action = before ? 'message-connection.replaced' : 'message-connection.connected';
    const data = { provider, ...facts };
    await appendAudit(tx, ctx, [{ action, subjectType: 'message-connection', subjectId: id, data }]);
  });
  return facts;
}
