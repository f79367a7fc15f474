import { ProviderUnavailableError } from './unavailable-error';

export interface PaypalSettings {
  clientId: string;
  clientSecret: string;
  /** `https://api-m.sandbox.paypal.com`, or another server that speaks PayPal's API; the live one when left out. */
  baseUrl?: string;
  /** 15 s by default. */
  timeoutMs?: number;
  clock?: () => Date;
}

export interface PaypalAnswer {
  status: number;
  body: unknown;
}

export interface PaypalClient {
  /**
   * `body` goes out as JSON; a string as it is.
   * @throws ProviderUnavailableError when PayPal does not answer, answers 5xx or 429, or does not accept our credentials
   */
  ask(method: 'GET' | 'POST', path: string, body?: unknown, headers?: Record<string, string>): Promise<PaypalAnswer>;
}

interface Token {
  value: string;
  expiresAt: number;
}

const LIVE_URL = 'https://api-m.paypal.com';
const TIMEOUT_MS = 15_000;
/** A token is renewed this long before it expires, so that none expires on its way. */
const TOKEN_MARGIN_MS = 60_000;

/** PayPal's REST API with a client-credentials token, kept until shortly before it expires and asked for anew once after a 401. */
export function paypalClient(settings: PaypalSettings): PaypalClient {
  const { clock = () => new Date() } = settings;
  let pending: Promise<Token> | undefined;

  async function token(): Promise<string> {
    const kept = await pending?.catch(() => undefined);
    if (kept && kept.expiresAt - TOKEN_MARGIN_MS > clock().getTime()) return kept.value;
    pending = newToken(settings, clock());
    return (await pending).value;
  }

  async function ask(...[method, path, body, headers]: Parameters<PaypalClient['ask']>): Promise<PaypalAnswer> {
    const send = async () =>
      request(settings, method, path, typeof body === 'string' || body === undefined ? body : JSON.stringify(body), {
        authorization: `Bearer ${await token()}`,
        'content-type': 'application/json',
        ...headers,
      });
    let answer = await send();
    if (answer.status === 401) {
      pending = undefined;
      answer = await send();
    }
    if (answer.status === 401) throw new ProviderUnavailableError('PayPal', 'the access token was not accepted');
    return answer;
  }

  return { ask };
}

async function newToken(settings: PaypalSettings, now: Date): Promise<Token> {
  const basic = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString('base64');
  const { status, body } = await request(settings, 'POST', '/v1/oauth2/token', 'grant_type=client_credentials', {
    authorization: `Basic ${basic}`,
    'content-type': 'application/x-www-form-urlencoded',
  });
  const { access_token: value, expires_in: seconds } = (body ?? {}) as { access_token?: string; expires_in?: number };
  if (status !== 200 || !value) throw new ProviderUnavailableError('PayPal', 'client id and secret were not accepted');
  return { value, expiresAt: now.getTime() + (seconds ?? 0) * 1000 };
}

async function request(
  { baseUrl = LIVE_URL, timeoutMs = TIMEOUT_MS }: PaypalSettings,
  method: string,
  path: string,
  body: string | undefined,
  headers: Record<string, string>,
): Promise<PaypalAnswer> {
  const what = `${method} ${path.split('?')[0]}`;
  let status: number;
  let text: string;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(new URL(path, baseUrl), { method, body, headers, signal, redirect: 'error' });
    status = response.status;
    text = await response.text();
  } catch (error) {
    throw new ProviderUnavailableError('PayPal', `${what}: ${(error as Error).message}`);
  }
  if (status >= 500 || status === 429) throw new ProviderUnavailableError('PayPal', `${what}: ${status}`);
  return { status, body: parsed(text) };
}

// What is no JSON comes from something between us and PayPal; the status still counts.
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
