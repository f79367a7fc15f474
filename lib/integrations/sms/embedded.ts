import { randomUUID } from 'node:crypto';
import type { SmsPort } from './port';

/** Accepts every text message and sends none: the outbox shows it. For trying Kith without an account of a provider. */
export function embeddedSms(): SmsPort {
  return {
    provider: 'embedded',
    async send() {
      return { ok: true, reference: `outbox:${randomUUID()}` };
    },
  };
}
