import type { EmailPort } from './port';

/**
 * Accepts every mail and sends none: the table `deliveries` is the outbox that a manager opens and reads. For trying Kith
 * without an account of a mail provider.
 */
export function embeddedEmail(): EmailPort {
  return {
    provider: 'embedded',
    async send({ idempotencyKey }) {
      return { ok: true, reference: `outbox:${idempotencyKey}` };
    },
  };
}
