import { Resend } from 'resend';
import type { Email, EmailPort, EmailResult } from './port';

export interface ResendOptions {
  apiKey: string;
  /** Where Resend is reached, for tests and proxies. */
  baseUrl?: string;
  /** The verified sender address; the school's name is put in front of it. */
  fromAddress: string;
}

const UNPROCESSABLE = 422;
// Too many requests, and "the first request with this key is still under way".
const TRY_AGAIN = new Set([408, 409, 425, 429]);

/** Mails through Resend. Each carries an idempotency key, so that a repeated call within 24 h sends nothing twice. */
export function resendEmail({ apiKey, baseUrl, fromAddress }: ResendOptions): EmailPort {
  const client = new Resend(apiKey, baseUrl ? { baseUrl } : undefined);

  async function send(email: Email): Promise<EmailResult> {
    const { data, error } = await client.emails.send(
      {
        from: `${displayName(email.fromName)} <${fromAddress}>`,
        to: email.to,
        replyTo: email.replyTo ?? undefined,
        subject: email.subject,
        html: email.html,
        text: email.text,
        ...(email.headers ? { headers: email.headers } : {}),
      },
      { idempotencyKey: email.idempotencyKey },
    );
    if (data) return { ok: true, reference: data.id };
    const status = error?.statusCode ?? null;
    return { ok: false, permanent: isPermanent(status), reason: error?.message ?? 'Resend gave no reason.' };
  }

  return { provider: 'resend', send };
}

/** Asks Resend whether it accepts the key. A key that may do nothing but send cannot ask for more, which says enough. */
export async function probeResend({
  apiKey,
  baseUrl,
}: Omit<ResendOptions, 'fromAddress'>): Promise<{ ok: true } | { ok: false; reason: string }> {
  const { error } = await new Resend(apiKey, baseUrl ? { baseUrl } : undefined).domains.list();
  if (!error || error.name === 'restricted_api_key') return { ok: true };
  return { ok: false, reason: `Resend says: ${error.message}` };
}

/** A wrong message or address stays wrong; no status at all means that Resend was not reached. */
function isPermanent(status: number | null): boolean {
  if (status === null || TRY_AGAIN.has(status)) return false;
  return status === 400 || status === 403 || status === UNPROCESSABLE;
}

/** RFC 5322 quoted string: a school's name may hold commas and quotes, never a line break. */
function displayName(name: string): string {
  return `"${name.replaceAll(/[\r\n]+/g, ' ').replaceAll(/["\\]/g, '\\$&')}"`;
}
