import { unstable_rethrow } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { log } from '@/lib/log';
import { AppError } from '@/lib/services/errors';
import { sayError } from './say-error';

export interface Download {
  body: BodyInit;
  contentType: string;
  fileName: string;
}

/**
 * The one wrapper of every route that gives a file: an expected error becomes its words and status, anything else is logged with an
 * id. Redirects of Next pass on. Nobody in between keeps a copy.
 */
export async function runDownload(work: () => Promise<Download>): Promise<Response> {
  try {
    const { body, contentType, fileName } = await work();
    return new Response(body, {
      headers: {
        'content-type': contentType,
        'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '')}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    unstable_rethrow(error);
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
    if (error instanceof AppError) {
      const said = await sayError(error);
      const details = said.errors.map(({ path, message }) => `${path}: ${message}`);
      return new Response([said.message, ...details].join('\n'), { status: error.status, headers });
    }
    const requestId = crypto.randomUUID();
    log.error({ err: error, requestId }, 'A download failed');
    const t = await getTranslations('errors');
    return new Response(t('file', { requestId }), { status: 500, headers });
  }
}
