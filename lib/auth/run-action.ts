import { unstable_rethrow } from 'next/navigation';
import { log } from '@/lib/log';
import { AppError, type FieldError } from '@/lib/services/errors';
import { sayError } from './say-error';

/** What a server action answers: the value, or words for the person who asked. */
export type ActionResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: string; message: string; errors: FieldError[]; requestId: string | null };

/**
 * The one wrapper of every server action: an expected error becomes an answer in the language of the page, with its fields; anything else is logged with an
 * id, and the answer says no more than that. Redirects of Next pass on.
 */
export async function runAction<Value>(work: () => Promise<Value>): Promise<ActionResult<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError) {
      return { ok: false, code: error.code, ...(await sayError(error)), requestId: null };
    }
    const requestId = crypto.randomUUID();
    log.error({ err: error, requestId }, 'A server action failed');
    return { ok: false, code: 'unexpected', message: '', errors: [], requestId };
  }
}
