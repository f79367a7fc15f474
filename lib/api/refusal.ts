import { log } from '@/lib/log';
import { AppError, InvalidInputError } from '@/lib/services/errors';
import { isUnreachable } from '@/lib/services/unreachable';
import { problem, problemOf } from './problem';
import type { Reply } from './reply';

/**
 * What to answer when something threw. Expected errors say what they are; a value that PostgreSQL cannot hold is the
 * caller's mistake, though no schema saw it; a database that is away is asked again in a moment; everything else is ours: logged with the request id, and not explained.
 */
export function refusalOf(error: unknown, requestId: string, where: string): Reply {
  if (error instanceof AppError) return problemOf(error);
  if (isUnstorable(error)) {
    log.warn({ err: error, requestId, where }, 'Input that no schema refused and PostgreSQL did');
    return problemOf(
      new InvalidInputError([], 'A value in this request cannot be stored: it is too large or malformed.'),
    );
  }
  log.error({ err: error, requestId, where }, 'The API failed');
  if (isUnreachable(error)) return away(requestId);
  const detail = `Something went wrong on our side. Say the request id ${requestId} when you report it.`;
  return problem({ status: 500, code: 'internal', detail });
}

/** Seconds after which a caller may ask again: PostgreSQL is back from a crash within them. */
export const RETRY_AFTER = '1';

// It is not known whether what was asked was done: the same Idempotency-Key or externalId makes asking again safe.
function away(requestId: string): Reply {
  const detail = `The database cannot be reached. Send the same again in a moment; the request id is ${requestId}.`;
  return problem({ status: 503, code: 'unavailable', detail, headers: { 'retry-after': RETRY_AFTER } });
}

// SQLSTATE class 22: data exception. Not 22012 and the like, which are ours.
const UNSTORABLE = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05']);

function isUnstorable(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown };
  return UNSTORABLE.has(code ?? '') || (cause !== undefined && isUnstorable(cause));
}
