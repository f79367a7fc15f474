import { createHash } from 'node:crypto';
import { normalizeAddress } from '@/lib/domain/notifications/addresses';
import type { MessageChannel } from '@/lib/domain/notifications/channels';

/** What the list of addresses that must not be written to keeps of one; different in every school. */
export function addressHash(organizationId: string, channel: MessageChannel, address: string): string {
  return createHash('sha256')
    .update(`${organizationId}|${channel}|${normalizeAddress(channel, address)}`)
    .digest('hex');
}
