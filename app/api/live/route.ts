import { ctxOfIdentity, currentIdentity } from '@/lib/auth/session';
import { liveHub } from '@/lib/services/live/signals';
import { liveStream } from '@/lib/services/live/stream';

export const dynamic = 'force-dynamic';

/**
 * What changes while a page is open. `?as=staff` or `?as=referrer` says which of his roles somebody looks with, `?since=` when the
 * page was rendered.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const as = searchParams.get('as');
  const since = Number(searchParams.get('since') ?? Number.NaN);
  const identity = as === 'staff' || as === 'referrer' ? await currentIdentity(as) : null;
  if (!identity) return new Response(null, { status: 401 });
  const stream = liveStream(
    await ctxOfIdentity(identity),
    liveHub(),
    request.signal,
    Number.isFinite(since) ? since : undefined,
  );
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Nginx would keep it until there is a page full.
      'x-accel-buffering': 'no',
    },
  });
}
