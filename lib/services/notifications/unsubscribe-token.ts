import { createHmac, timingSafeEqual } from 'node:crypto';
import { MESSAGE_NAMES } from '@/lib/domain/notifications/catalogue';
import type { MailTemplate } from '@/lib/domain/notifications/mails';
import { env } from '@/lib/env';

/** Whose mails a link switches off, and in which mail it stood. */
export interface UnsubscribeTarget {
  organizationId: string;
  contactId: string;
  message: MailTemplate;
}

const ID_BYTES = 16;
const MAC_BYTES = 16;

/**
 * The secret part of a link that switches mails off, for whoever got the mail: both ids and the message, and 128 bits of an HMAC
 * over them. It does not end, because mails are kept for years; it can do nothing else.
 */
export function unsubscribeToken({ organizationId, contactId, message }: UnsubscribeTarget): string {
  const body = Buffer.concat([idBytes(organizationId), idBytes(contactId), Buffer.from(message)]);
  return Buffer.concat([macOf(body), body]).toString('base64url');
}

/** Reads what `unsubscribeToken` wrote; null for anything else. */
export function readUnsubscribeToken(token: string): UnsubscribeTarget | null {
  if (!/^[\w-]{40,200}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(MAC_BYTES);
  const message = MESSAGE_NAMES.find((name) => name === body.subarray(2 * ID_BYTES).toString());
  if (!message || !timingSafeEqual(bytes.subarray(0, MAC_BYTES), macOf(body))) return null;
  const organizationId = uuidOf(body.subarray(0, ID_BYTES));
  return { organizationId, contactId: uuidOf(body.subarray(ID_BYTES, 2 * ID_BYTES)), message };
}

function macOf(body: Buffer): Buffer {
  const key = createHmac('sha256', env().AUTH_SECRET).update('kith unsubscribe v1').digest();
  return createHmac('sha256', key).update(body).digest().subarray(0, MAC_BYTES);
}

function idBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
