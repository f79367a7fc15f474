import { getLocale } from 'next-intl/server';
import { runDownload } from '@/lib/auth/run-download';
import { requireReferrer } from '@/lib/auth/session';
import { statementFile } from '@/lib/services/ledger/statement-file';

/** The own statement as a file, in the language of the pages: `?format=csv|pdf&from=&to=`. Whose it is, the session says. */
export function GET(request: Request): Promise<Response> {
  return runDownload(async () => {
    const ctx = await requireReferrer();
    const query = Object.fromEntries(new URL(request.url).searchParams);
    return statementFile(ctx, { ...query, contactId: ctx.actor.id, language: await getLocale() });
  });
}
