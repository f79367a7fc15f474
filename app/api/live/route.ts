import { ctxOfIdentity, currentIdentity } from '@/lib/auth/session';
import { liveHub } from '@/lib/services/live/signals';
import { liveStream } from '@/lib/services/live/stream';

export const dynamic = 'force-dynamic';

/** What changes while a page is open. `?as=staff` or `?as=referrer` says which of his roles somebody looks with. */
export async function GET(request: Request): Promise<Response> {
  const as = new URL(request.url).searchParams.get('as');
  const identity = as === 'staff' || as === 'referrer' ? await currentIdentity(as) : null;
  if (!identity) return new Response(null, { status: 401 });
  const stream = liveStream(await ctxOfIdentity(identity), liveHub(), request.signal);
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Nginx would keep it until there is a page full.
      'x-accel-buffering': 'no',
    },
  });
}
