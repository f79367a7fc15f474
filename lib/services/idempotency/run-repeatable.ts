import { log } from '@/lib/log';
import type { Ctx } from '../context';
import { claimKey, type KeyRequest, keepAnswer, releaseKey } from './key-batches';
import type { OnceInput, StoredAnswer } from './run-once';

/**
 * Like `runOnce`, for work that is harmless to repeat because what it makes is unique by itself (an externalId). Key, work and
 * answer are committed one after the other, so that each can share a batch with others; after a crash in between, the work is
 * done again, and finds what it made.
 * @throws InProgressError IdempotencyMismatchError
 */
export async function runRepeatable(ctx: Ctx, input: OnceInput): Promise<{ answer: StoredAnswer; replayed: boolean }> {
  const request: KeyRequest = { ctx, key: input.key, requestHash: input.requestHash };
  const stored = await claimKey(request);
  if (stored) return { answer: stored, replayed: true };
  const { answer, keep } = await input.work().catch(async (error: unknown) => {
    await releaseKey(request).catch((reason: unknown) => log.warn({ err: reason }, 'A key could not be given back'));
    throw error;
  });
  try {
    if (keep) await keepAnswer({ ...request, answer });
    else await releaseKey(request);
  } catch (error) {
    // The work is done; without its answer kept, a repetition does it again and finds it.
    log.warn({ err: error, requestId: ctx.requestId }, 'The answer to a key could not be kept');
  }
  return { answer, replayed: false };
}
