import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address';

export interface WebhookRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Lets this machine be a receiver, also without TLS: for trying things out. */
  allowLoopback: boolean;
  timeoutMs?: number;
  /** All addresses of a name; the system's resolver by default. */
  resolve?: (host: string) => Promise<LookupAddress[]>;
}

export interface WebhookAnswer {
  /** Null when there was none: then `error` says why. */
  statusCode: number | null;
  error: string | null;
  /** The beginning of what came back. */
  excerpt: string;
  retryAfterSeconds: number | null;
  durationMs: number;
}

const TIMEOUT_MS = 15_000;
const EXCERPT_BYTES = 1024;

/** Thrown when a message must not be sent to an address. Its words may be shown. */
export class RefusedAddressError extends Error {}

/**
 * Posts one message. The name is resolved here and the connection goes to the very address that was checked, so that it cannot
 * lead elsewhere in between. Redirects are not followed, and of the answer no more than its beginning is read. Never throws.
 */
export async function postWebhook(message: WebhookRequest): Promise<WebhookAnswer> {
  const begun = performance.now();
  const answer = { statusCode: null, excerpt: '', retryAfterSeconds: null };
  try {
    const address = await checkedAddress(message);
    const response = await send(message, address);
    return { ...response, error: null, durationMs: Math.round(performance.now() - begun) };
  } catch (error) {
    return { ...answer, error: reasonOf(error), durationMs: Math.round(performance.now() - begun) };
  }
}

/**
 * The address that a message goes to.
 * @throws RefusedAddressError when one of the name's addresses is not public, or without TLS
 */
export async function checkedAddress({
  url,
  allowLoopback,
  resolve = (host) => lookup(host, { all: true, verbatim: true }),
}: Pick<WebhookRequest, 'url' | 'allowLoopback' | 'resolve'>): Promise<LookupAddress> {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const addresses = family ? [{ address: host, family }] : await resolve(host);
  const [first] = addresses;
  if (!first) throw new RefusedAddressError(`${host} has no address.`);
  const isLocal = allowLoopback && addresses.every(({ address }) => isLoopbackAddress(address));
  if (isLocal) return first;
  if (protocol !== 'https:') throw new RefusedAddressError('Messages are sent over https only.');
  const inner = addresses.find(({ address }) => !isPublicAddress(address));
  if (inner) throw new RefusedAddressError(`${host} leads to ${inner.address}, which is not a public address.`);
  return first;
}

type Response = Pick<WebhookAnswer, 'excerpt' | 'retryAfterSeconds'> & { statusCode: number };

function send(message: WebhookRequest, { address, family }: LookupAddress): Promise<Response> {
  const { url, headers, body, timeoutMs = TIMEOUT_MS } = message;
  const request = new URL(url).protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        // No connection is kept: the next message has its own look at where it goes.
        agent: false,
        headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
        signal: AbortSignal.timeout(timeoutMs),
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address, family }]) : done(null, address, family),
      },
      (incoming) => readAnswer(incoming).then(resolve, reject),
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function readAnswer(incoming: IncomingMessage): Promise<Response> {
  const statusCode = incoming.statusCode ?? 0;
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= EXCERPT_BYTES) break;
    }
  } catch (error) {
    // The status is there: what breaks off afterwards does not change it. A time-out does.
    if (incoming.errored?.name === 'TimeoutError' || (error as Error).name === 'AbortError') throw error;
  }
  incoming.destroy();
  const excerpt = Buffer.concat(chunks).subarray(0, EXCERPT_BYTES).toString('utf8');
  return { statusCode, excerpt: clean(excerpt), retryAfterSeconds: secondsOf(incoming.headers['retry-after']) };
}

// What PostgreSQL does not take, and what would make a page unreadable.
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what keeps them out
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
}

function secondsOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,9}$/.test(header) ? Number(header) : null;
}

function reasonOf(error: unknown): string {
  if (error instanceof RefusedAddressError) return error.message;
  const { code, name, message } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || name === 'AbortError') return 'No answer in time.';
  return (code && WORDS[code]) ?? (code ? `The connection failed (${code}).` : message);
}

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no such host.',
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was broken off.',
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is signed by nobody who is trusted.',
};
