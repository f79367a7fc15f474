import { unstable_rethrow } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { log } from '@/lib/log';
import { AppError } from '@/lib/services/errors';
import { sayError } from './say-error';

const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

/**
 * What a route that gives a file or a picture answers instead of it, as text in the reader's language: an expected error its words and
 * status, anything else an id under which it is logged. Redirects of Next pass on.
 */
export async function errorResponse(error: unknown): Promise<Response> {
  unstable_rethrow(error);
  if (error instanceof AppError) {
    const said = await sayError(error);
    const details = said.errors.map(({ path, message }) => `${path}: ${message}`);
    return new Response([said.message, ...details].join('\n'), { status: error.status, headers });
  }
  const requestId = crypto.randomUUID();
  log.error({ err: error, requestId }, 'A file could not be made');
  const t = await getTranslations('errors');
  return new Response(t('file', { requestId }), { status: 500, headers });
}
