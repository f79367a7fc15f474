import twilio from 'twilio';
import type { Sms, SmsPort, SmsResult } from './port';

export interface TwilioOptions {
  accountSid: string;
  authToken: string;
  /** A number in E.164, or a Messaging Service (MG…). */
  from: string;
  /** Where Twilio is reached, for tests and proxies. */
  baseUrl?: string;
}

const TWILIO = 'https://api.twilio.com';
const TIMEOUT_MS = 15_000;
/** "Attempt to send to unsubscribed recipient" */
const UNSUBSCRIBED = 21610;
// Nothing has left this machine then; after anything else a message may be under way.
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Text messages through Twilio. */
export function twilioSms(options: TwilioOptions): SmsPort {
  const { from } = options;
  const client = clientOf(options);

  async function send({ to, text, statusUrl }: Sms): Promise<SmsResult> {
    const sender = from.startsWith('MG') ? { messagingServiceSid: from } : { from };
    try {
      const { sid } = await client.messages.create({
        to,
        body: text,
        ...sender,
        ...(statusUrl ? { statusCallback: statusUrl } : {}),
      });
      return { ok: true, reference: sid };
    } catch (error) {
      return refusal(error);
    }
  }

  return { provider: 'twilio', send };
}

/** Asks Twilio whether it accepts the account. Sends nothing. */
export async function probeTwilio(options: TwilioOptions): Promise<{ ok: true } | { ok: false; reason: string }> {
  try {
    const { status } = await clientOf(options).api.v2010.accounts(options.accountSid).fetch();
    return status === 'active' ? { ok: true } : { ok: false, reason: `Twilio says that the account is ${status}.` };
  } catch (error) {
    const { status, message } = error as { status?: number; message?: string };
    if (status === 401 || status === 404) return { ok: false, reason: 'Twilio does not accept this SID and token.' };
    return { ok: false, reason: `Twilio could not be asked: ${message ?? 'no reason'}` };
  }
}

/** Whether Twilio signed a form for this address, with this account's token. */
export function isSignedByTwilio(
  authToken: string,
  signature: string | null,
  url: string,
  form: Record<string, string>,
): boolean {
  return signature !== null && twilio.validateRequest(authToken, signature, url, form);
}

function clientOf({ accountSid, authToken, baseUrl }: TwilioOptions) {
  return twilio(accountSid, authToken, { httpClient: new ElsewhereClient(baseUrl) });
}

/** The SDK has no option for another address: the request's is rewritten. */
class ElsewhereClient extends twilio.RequestClient {
  constructor(private readonly baseUrl: string | undefined) {
    super({ timeout: TIMEOUT_MS });
  }

  override request<TData>(options: Parameters<InstanceType<typeof twilio.RequestClient>['request']>[0]) {
    const { uri } = options;
    const elsewhere = this.baseUrl && uri.startsWith(TWILIO) ? this.baseUrl + uri.slice(TWILIO.length) : uri;
    return super.request<TData>({ ...options, uri: elsewhere } as never);
  }
}

function refusal(error: unknown): SmsResult {
  const {
    code,
    status,
    message = 'Twilio gave no reason.',
  } = error as {
    code?: number | string;
    status?: number;
    message?: string;
  };
  if (code === UNSUBSCRIBED) return { ok: false, kind: 'stopped', reason: message };
  const again = status === 429 || (status ?? 0) >= 500 || (status === undefined && NOT_REACHED.has(String(code)));
  return { ok: false, kind: again ? 'temporary' : 'permanent', reason: message };
}
