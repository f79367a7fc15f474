import { randomBytes, randomUUID } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { hasSession } from '@/lib/auth/has-session';
import { isServerAction } from '@/lib/auth/is-server-action';
import { isPublicPath } from '@/lib/auth/public-path';
import { contentSecurityPolicy } from '@/lib/security/content-security-policy';
import { securityHeaders } from '@/lib/security/security-headers';

/** Before every page: who is signed out goes to sign in; each answer gets its nonce, security headers and request id. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const https = (request.headers.get('x-forwarded-proto') ?? request.nextUrl.protocol).startsWith('https');
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy({ nonce, https, development: process.env.NODE_ENV === 'development' });
  const given = request.headers.get('x-request-id') ?? '';
  const requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();

  const inward = new Headers(request.headers);
  inward.set('x-nonce', nonce);
  inward.set('content-security-policy', policy);
  inward.set('x-request-id', requestId);
  inward.set('x-kith-path', `${pathname}${search}`);

  const response = (await mayEnter(request)) ? NextResponse.next({ request: { headers: inward } }) : toSignIn(request);
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-request-id', requestId);
  for (const [name, value] of Object.entries(securityHeaders({ https, pathname }))) response.headers.set(name, value);
  return response;
}

async function mayEnter(request: NextRequest): Promise<boolean> {
  // An action asks itself who is there, and its answer is for a page that must not be left: see `session.ts`.
  if (request.method === 'POST' && isServerAction(request.headers)) return true;
  return isPublicPath(request.nextUrl.pathname) || hasSession(request.headers, process.env.AUTH_SECRET ?? '');
}

function toSignIn(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  // Next makes it relative again when the host is the one asked for, so it holds behind any proxy.
  return NextResponse.redirect(new URL(`/sign-in?${new URLSearchParams({ to: `${pathname}${search}` })}`, request.url));
}

export const config = {
  // Everything but the API, the landing page (which brings its own policy) with the picture of its link, and files.
  matcher: ['/((?!api/|r/|og/|_next/|icon\\.svg|logo\\.svg|favicon\\.ico|robots\\.txt).*)'],
};
