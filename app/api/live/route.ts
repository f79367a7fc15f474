import { ctxOfIdentity, currentIdentity } from '@/lib/auth/session';
import { liveHub } from '@/lib/services/live/signals';
import { liveStream } from '@/lib/services/live/stream';

export const dynamic = 'force-dynamic';

/**
 * What changes while a page is open. `?as=staff` or `?as=referrer` says which of his roles somebody looks with, `?since=` when the
 * page was rendered.
 */
export async function GET(request: Request): Promise<Response> {
  const since = Number(new URL(request.url).searchParams.get('since') ?? Number.NaN);
  const identity = await whoLooks(request);
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

/** Whether who looks is still let in (204, else 401): a page asks before it asks for itself anew, and would be led to sign in. */
export async function HEAD(request: Request): Promise<Response> {
  return new Response(null, {
    status: (await whoLooks(request)) ? 204 : 401,
    headers: { 'cache-control': 'no-store' },
  });
}

async function whoLooks(request: Request) {
  const as = new URL(request.url).searchParams.get('as');
  return as === 'staff' || as === 'referrer' ? currentIdentity(as) : null;
}
