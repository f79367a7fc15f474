import { log } from '@/lib/log';
import { AppError } from '@/lib/services/errors';
import { unsubscribe } from '@/lib/services/notifications/unsubscribe';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ token: string }> };

/** One click in a mailbox (RFC 8058): no cookie, no page, no question. Only this changes something. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  try {
    await unsubscribe((await params).token, { scope: 'all' }, new Date());
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: error.status });
    log.error({ err: error }, 'Mails could not be switched off');
    return new Response(null, { status: 503 });
  }
}

/** Who opens the address himself gets the page that asks. Relative, so that it holds behind any proxy. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return new Response(null, { status: 303, headers: { location: `/unsubscribe/${encodeURIComponent(token)}` } });
}
