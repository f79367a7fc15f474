import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const KEY = 'signkey-test-0123456789abcdef0123456789abcdef';
const URL_OF_ROUTE = 'http://127.0.0.1:3000/api/inngest';

type Route = typeof import('@/app/api/inngest/route');

/** The route as a server with these settings has it. Development mode would turn the signatures off: it must not. */
function useRoute(signingKey: string): { readonly current: Route } {
  let current: Route | undefined;
  beforeAll(async () => {
    vi.resetModules();
    vi.stubEnv('INNGEST_SIGNING_KEY', signingKey);
    vi.stubEnv('INNGEST_DEV', '1');
    current = await import('@/app/api/inngest/route');
  });
  afterAll(() => vi.unstubAllEnvs());
  return {
    get current() {
      if (!current) throw new Error('The route is there from beforeAll on');
      return current;
    },
  };
}

/** Signs as an Inngest server does. */
function sign(body: string, key = KEY): string {
  const time = Math.round(Date.now() / 1000).toString();
  const digest = createHmac('sha256', key.replace(/^signkey-\w+-/, ''))
    .update(body)
    .update(time)
    .digest('hex');
  return `t=${time}&s=${digest}`;
}

function ask(method: string, signature?: string, body = ''): Request {
  const headers: Record<string, string> = { host: '127.0.0.1:3000', 'x-inngest-sync-kind': 'in_band' };
  if (signature) headers['x-inngest-signature'] = signature;
  return new Request(URL_OF_ROUTE, { method, headers, ...(method === 'GET' ? {} : { body }) });
}

describe('/api/inngest without a signing key', () => {
  const route = useRoute('');

  it.each(['GET', 'POST', 'PUT'] as const)('refuses %s and says which setting is missing', async (method) => {
    const response = await route.current[method](ask(method, sign('{}'), '{}'));
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      status: 503,
      detail: expect.stringContaining('INNGEST_SIGNING_KEY'),
    });
  });
});

describe('/api/inngest with a signing key', () => {
  const route = useRoute(KEY);

  it.each(['GET', 'POST', 'PUT'] as const)('refuses an unsigned %s', async (method) => {
    const response = await route.current[method](ask(method, undefined, '{}'));
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each(['GET', 'POST', 'PUT'] as const)('refuses a %s with a wrong signature', async (method) => {
    const wrong = sign('{}', 'signkey-test-ffffffffffffffffffffffffffffffff');
    const response = await route.current[method](ask(method, wrong, '{}'));
    expect(response.status).toBe(401);
  });

  it('answers a signed request', async () => {
    const body = JSON.stringify({ url: URL_OF_ROUTE });
    const response = await route.current.PUT(ask('PUT', sign(body), body));
    expect(response.status).toBe(200);
    const inspection = { mode: 'cloud', authentication_succeeded: true };
    expect(await response.json()).toMatchObject({ app_id: 'kith', inspection });
  });
});
