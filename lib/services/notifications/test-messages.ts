import { messageProviderSchema } from '@/lib/domain/notifications/connections';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { readMessageConnections } from './open-message-connection';
import { type MessageProbe, probeMessages } from './probe-messages';

/** Asks a connected provider whether it still accepts the school. Sends nothing. Input: the provider. */
export async function testMessages(ctx: Ctx, input: unknown): Promise<MessageProbe> {
  authorize(ctx, 'settings:write');
  const provider = parse(messageProviderSchema, input);
  const settings = (await readMessageConnections(ctx))[provider];
  if (!settings) throw new NotFoundError('message connection');
  return probeMessages(settings);
}
