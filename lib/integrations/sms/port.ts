export interface Sms {
  /** E.164. */
  to: string;
  text: string;
  /** Where the provider tells what became of it; null when it need not. */
  statusUrl: string | null;
}

/**
 * `temporary`: nothing was sent, try again. `permanent`: the number or the message is wrong, or nobody knows whether it was sent: a
 * text that comes twice is worse than a mail instead. `stopped`: its owner wants none.
 */
export type SmsResult =
  | { ok: true; reference: string }
  | { ok: false; kind: 'temporary' | 'permanent' | 'stopped'; reason: string };

/** Sends text messages. */
export interface SmsPort {
  readonly provider: string;
  send(sms: Sms): Promise<SmsResult>;
}
