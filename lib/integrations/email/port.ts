export interface Email {
  /** The delivery's id: a provider that sees it twice sends once. */
  idempotencyKey: string;
  /** The school's sender name. */
  fromName: string;
  to: string;
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
  /** Beside the usual ones: List-Unsubscribe and List-Unsubscribe-Post. */
  headers?: Record<string, string>;
}

/** `permanent` failures are not tried again: the address or the message is wrong, not the moment. */
export type EmailResult = { ok: true; reference: string } | { ok: false; permanent: boolean; reason: string };

/** Sends mails. */
export interface EmailPort {
  readonly provider: string;
  send(email: Email): Promise<EmailResult>;
}
