import { hash } from 'node:crypto';
import type { Ctx } from '@/lib/services/context';
import { InvalidInputError } from '@/lib/services/errors';
import { runOnce } from '@/lib/services/idempotency/run-once';
import { runRepeatable } from '@/lib/services/idempotency/run-repeatable';
import type { Reply } from './reply';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** Does `work` once for this `Idempotency-Key`; a repetition gets the same answer, marked as such. */
export async function once(
  ctx: Ctx,
  request: { key: string; path: string; text: string; repeatable?: boolean; secret?: boolean },
  work: () => Promise<Reply>,
): Promise<Reply> {
  if (!KEY.test(request.key)) {
    const message = 'Must have 1 to 255 visible ASCII characters.';
    throw new InvalidInputError([{ path: 'Idempotency-Key', message }], 'The Idempotency-Key cannot be used.', 400);
  }
  const requestHash = hash('sha256', `${request.path}\n${request.text}`, 'hex');
  const run = async () => {
    const { status, headers, body } = await work();
    return { answer: { status, headers, body: String(body) }, keep: isKept(status, String(body)) };
  };
  const runner = request.repeatable ? runRepeatable : runOnce;
  const { answer, replayed } = await runner(ctx, { key: request.key, requestHash, secret: request.secret, work: run });
  return replayed ? { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } } : answer;
}

// A body that no schema took has done nothing, and its sender will want to put it right.
function isKept(status: number, body: string): boolean {
  return status < 400 || !body.includes('"code":"invalid-input"');
}
