import type { NextRequest } from 'next/server';
import { handlers } from '@/lib/auth/auth';

type Handler = (request: NextRequest) => Promise<Response>;

/**
 * Auth.js redirects to the origin that Next believes it has ("localhost" for 127.0.0.1), where the browser would lose its
 * cookie and `form-action 'self'` stops it. A redirect to that origin becomes a path.
 */
function withinThisHost(handler: Handler): Handler {
  return async (request) => {
    const response = await handler(request);
    const location = response.headers.get('location');
    if (!location || !URL.canParse(location)) return response;
    const target = new URL(location);
    if (target.origin !== new URL(request.url).origin) return response;
    const headers = new Headers(response.headers);
    headers.set('location', `${target.pathname}${target.search}`);
    return new Response(response.body, { status: response.status, headers });
  };
}

export const GET = withinThisHost(handlers.GET);
export const POST = withinThisHost(handlers.POST);
