import { deleteMessageConnection, findMessageConnections } from '@/db/queries/message-connections';
import { messageProviderSchema } from '@/lib/domain/notifications/connections';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';

/** Ends a connection and removes its secrets; what follows goes through the installation's, or stays in the outbox. Input: the provider. */
export async function disconnectMessages(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'settings:write');
  const provider = parse(messageProviderSchema, input);
  await transact(ctx, async (tx) => {
    const row = (await findMessageConnections(tx.sql)).find((one) => one.provider === provider);
    if (!row) throw new NotFoundError('message connection');
    await deleteMessageConnection(tx.sql, row.id);
    const entry = { subjectType: 'message-connection', subjectId: row.id, data: { provider } };
    await appendAudit(tx, ctx, [{ action: 'message-connection.disconnected', ...entry }]);
  });
}
