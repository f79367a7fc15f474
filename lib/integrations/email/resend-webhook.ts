import { Resend } from 'resend';
import { z } from 'zod';
import type { AttemptOutcome } from '@/lib/domain/notifications/channels';

export interface MailEvent {
  /** The notification's own id: the same for each time that it is sent. */
  id: string;
  /** The mail's id at Resend. */
  reference: string;
  outcome: AttemptOutcome;
  detail: string | null;
  /** Whether its address will never take a mail. */
  isPermanentBounce: boolean;
}

const OUTCOMES: Readonly<Record<string, AttemptOutcome>> = {
  'email.sent': 'accepted',
  'email.delivered': 'delivered',
  'email.delivery_delayed': 'delayed',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
  'email.failed': 'undelivered',
};

const eventSchema = z.object({
  type: z.string().max(100),
  data: z.object({
    email_id: z.string().min(1).max(255),
    bounce: z.object({ type: z.string().optional(), message: z.string().max(2000).optional() }).nullish(),
    failed: z.object({ reason: z.string().max(2000).optional() }).nullish(),
  }),
});

/**
 * Reads a notification that Resend signed (Svix, the scheme of Standard Webhooks) no more than five minutes ago, over the body as
 * it came. `secrets` are separated by commas: while one is replaced both hold. `not-signed` when that is not so, null when it
 * is about nothing that a mail can come to (opened, clicked, a contact).
 */
export function readResendEvent(
  rawBody: string,
  header: (name: string) => string | null,
  secrets: string,
): MailEvent | null | 'not-signed' {
  const id = header('svix-id') ?? header('webhook-id') ?? '';
  const timestamp = header('svix-timestamp') ?? header('webhook-timestamp') ?? '';
  const signature = header('svix-signature') ?? header('webhook-signature') ?? '';
  const isSigned = secrets
    .split(',')
    .some((secret) => isSignedWith(secret.trim(), rawBody, { id, timestamp, signature }));
  if (!isSigned) return 'not-signed';
  const parsed = eventSchema.safeParse(parsedJson(rawBody));
  const outcome = parsed.success ? OUTCOMES[parsed.data.type] : undefined;
  if (!parsed.success || !outcome) return null;
  const { email_id: reference, bounce, failed } = parsed.data.data;
  const detail = bounce?.message ?? failed?.reason ?? null;
  return { id, reference, outcome, detail, isPermanentBounce: outcome === 'bounced' && bounce?.type !== 'Transient' };
}

type SignatureHeaders = { id: string; timestamp: string; signature: string };

function isSignedWith(webhookSecret: string, payload: string, headers: SignatureHeaders): boolean {
  try {
    // The key is asked for by the SDK's constructor and not used for this.
    new Resend('re_none').webhooks.verify({ payload, headers, webhookSecret });
    return true;
  } catch {
    return false;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
