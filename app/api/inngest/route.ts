import { inngest } from '@/inngest/client';
import { functions } from '@/inngest/functions/all';
import { signedServe } from '@/inngest/serve';

export const dynamic = 'force-dynamic';

const handler = signedServe({ client: inngest, functions });

/** For an Inngest server (cloud or self-hosted): takes signed requests only, and nothing at all without a signing key. */
async function handle(request: Request): Promise<Response> {
  if (!process.env.INNGEST_SIGNING_KEY) {
    return refuse(503, 'INNGEST_SIGNING_KEY is not set, so no request can be trusted. Functions run in the worker.');
  }
  if (!request.headers.get('x-inngest-signature')) {
    return refuse(401, 'This request is not signed with INNGEST_SIGNING_KEY.');
  }
  return handler(request);
}

function refuse(status: number, detail: string): Response {
  const title = status === 401 ? 'Unauthorized' : 'Service Unavailable';
  return Response.json(
    { type: 'about:blank', title, status, code: status === 401 ? 'unauthorized' : 'unavailable', detail },
    { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  );
}

export { handle as GET, handle as POST, handle as PUT };
