import { normalizeEmail } from '../people/normalize-email';
import { normalizePhone } from '../people/normalize-phone';
import type { MessageChannel } from './channels';

/** The form in which two spellings of one address are equal. */
export function normalizeAddress(channel: MessageChannel, address: string): string {
  return channel === 'email' ? normalizeEmail(address) : (normalizePhone(address) ?? address.trim());
}

/** Enough of an address to know one's own by: `a•••@example.org`, `+1212•••0123`. */
export function maskAddress(channel: MessageChannel, address: string): string {
  if (channel === 'sms') return `${address.slice(0, -7)}•••${address.slice(-4)}`;
  const at = address.lastIndexOf('@');
  return at < 1 ? '•••' : `${[...address][0]}•••${address.slice(at)}`;
}
