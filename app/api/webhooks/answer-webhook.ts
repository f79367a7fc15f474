import { log } from '@/lib/log';
import { newId } from '@/lib/services/ids';
import { receiveWebhook, type WebhookOutcome } from '@/lib/services/payouts/receive-webhook';
import { isUnreachable } from '@/lib/services/unreachable';

/** Far above any notification; a longer body is not read to its end. */
const MOST_BYTES = 262_144;

const STATUS: Record<WebhookOutcome, number> = {
  handled: 200,
  'not-signed': 400,
  'no-connection': 404,
  'try-again': 503,
};

/**
 * Answers a provider's notification to the address of one organisation: 200 also for what concerns nothing of ours, 400 when it
 * is not signed for it, 404 without a connection, 413 when too long, and 503 where the provider should send it again.
 */
export async function answerWebhook(
  provider: 'stripe' | 'paypal',
  organizationId: string,
  request: Request,
): Promise<Response> {
  const requestId = newId();
  const answer = (status: number, outcome: string) => Response.json({ outcome, requestId }, { status });
  try {
    const rawBody = await readBody(request);
    if (rawBody === null) return answer(413, 'too-long');
    const header = (name: string) => request.headers.get(name);
    const outcome = await receiveWebhook({ provider, organizationId, rawBody, header, now: new Date(), requestId });
    return answer(STATUS[outcome], outcome);
  } catch (error) {
    log.error({ err: error, provider, requestId }, 'A notification could not be handled; the provider sends it again');
    return answer(isUnreachable(error) ? STATUS['try-again'] : 500, 'try-again');
  }
}

/** The body as it came, or null when it is too long to be a notification. */
export async function readBody(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
