import Stripe from 'stripe';
import { ProviderUnavailableError } from './unavailable-error';

export interface StripeSettings {
  secretKey: string;
  /** Another server that speaks Stripe's API, for tests: `http://127.0.0.1:4010`. */
  baseUrl?: string;
  /** 15 s by default. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;

/** Stripe's own client. It repeats nothing by itself: what to do after a lost answer is decided by whoever asks. */
export function stripeClient({ secretKey, baseUrl, timeoutMs = TIMEOUT_MS }: StripeSettings): Stripe {
  return new Stripe(secretKey, {
    ...addressOf(baseUrl),
    maxNetworkRetries: 0,
    timeout: timeoutMs,
    telemetry: false,
    appInfo: { name: 'Kith' },
  });
}

function addressOf(baseUrl: string | undefined) {
  if (!baseUrl) return {};
  const { hostname, port, protocol } = new URL(baseUrl);
  const isPlain = protocol === 'http:';
  return {
    host: hostname,
    port: port || (isPlain ? 80 : 443),
    protocol: isPlain ? ('http' as const) : ('https' as const),
  };
}

/**
 * Whether Stripe's answer says no to this very request: its data or the account it names. Everything else (no answer, too many
 * requests, the same key in use, our own key not accepted) says nothing about what was done.
 */
export function isStripeRefusal(error: unknown): error is Stripe.errors.StripeError {
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  if (error.statusCode === 403) return error.code === 'account_invalid';
  return [400, 402, 404].includes(error.statusCode ?? 0) && !(error instanceof Stripe.errors.StripeRateLimitError);
}

/** Runs one request. @throws ProviderUnavailableError when Stripe did not answer it; a refusal as Stripe worded it */
export async function askStripe<T>(what: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (isStripeRefusal(error) || !(error instanceof Stripe.errors.StripeError)) throw error;
    throw new ProviderUnavailableError('Stripe', `${what}: ${describe(error)}`);
  }
}

// A key that Stripe does not accept is quoted, masked, in its message; the status says enough.
function describe(error: Stripe.errors.StripeError): string {
  if (error.statusCode === 401) return 'the secret key was not accepted';
  return `${error.statusCode ?? 'no answer'} ${error.message}`.trim();
}
