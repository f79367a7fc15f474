import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const KEY = 'signkey-test-0123456789abcdef0123456789abcdef';
const URL_OF_ROUTE = 'http://127.0.0.1:3000/api/inngest';

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

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

const route = () => import('@/app/api/inngest/route');

describe('/api/inngest without a signing key', () => {
  it.each(['GET', 'POST', 'PUT'] as const)('refuses %s and says which setting is missing', async (method) => {
    vi.stubEnv('INNGEST_SIGNING_KEY', '');
    vi.stubEnv('INNGEST_DEV', '1');
    const response = await (await route())[method](ask(method, sign('{}'), '{}'));
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      status: 503,
      detail: expect.stringContaining('INNGEST_SIGNING_KEY'),
    });
  });
});

describe('/api/inngest with a signing key', () => {
  beforeEach(() => {
    vi.stubEnv('INNGEST_SIGNING_KEY', KEY);
    // Development mode would turn the signatures off.
    vi.stubEnv('INNGEST_DEV', '1');
  });

  it.each(['GET', 'POST', 'PUT'] as const)('refuses an unsigned %s', async (method) => {
    const response = await (await route())[method](ask(method, undefined, '{}'));
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each(['GET', 'POST', 'PUT'] as const)('refuses a %s with a wrong signature', async (method) => {
    const wrong = sign('{}', 'signkey-test-ffffffffffffffffffffffffffffffff');
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const response = await (await route())[method](ask(method, wrong, '{}'));
    expect(response.status).toBe(401);
    logged.mockRestore();
  });

  it('answers a signed request', async () => {
    const body = JSON.stringify({ url: URL_OF_ROUTE });
    const response = await (await route()).PUT(ask('PUT', sign(body), body));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      app_id: 'kith',
      inspection: { mode: 'cloud', authentication_succeeded: true },
    });
  });
});
