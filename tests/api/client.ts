import { expect } from 'vitest';
import { api } from '@/lib/api/app';
import type { ApiScope } from '@/lib/domain/organizations/roles';
import { API_SCOPES } from '@/lib/domain/organizations/roles';
import { createApiClient } from '@/lib/services/api-clients/create-api-client';
import { systemCtx } from '@/lib/services/context';
import { createOrganization } from '@/lib/services/organizations/create-organization';
import { checkDocumented } from './documented';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  body: any;
  text: string;
}

export interface School {
  organizationId: string;
  clientId: string;
  clientSecret: string;
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  patch: (path: string, body: unknown) => Promise<Answer>;
  send: (method: string, path: string, init?: RequestInit) => Promise<Answer>;
}

let made = 0;

/** A new organisation with an API client that is signed in over the API itself. */
export async function school(scopes: readonly ApiScope[] = API_SCOPES): Promise<School> {
  made += 1;
  const slug = `school-${process.pid}-${made}`;
  const created = await createOrganization(systemCtx('00000000-0000-0000-0000-000000000000', new Date()), {
    slug,
    name: `School ${made}`,
    currency: 'USD',
    timeZone: 'America/New_York',
  });
  return clientOf(created.id, scopes);
}

/** Another API client of an organisation, with its own scopes. */
export async function clientOf(organizationId: string, scopes: readonly ApiScope[]): Promise<School> {
  const ctx = systemCtx(organizationId, new Date());
  const { clientId, clientSecret } = await createApiClient(ctx, { name: 'Tests', scopes: [...scopes] });
  const issued = await requestToken({ clientId, clientSecret });
  expect(issued.status).toBe(200);
  const token = issued.body.access_token as string;
  const send = (method: string, path: string, init: RequestInit = {}) =>
    call(method, path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  const json = (body: unknown, headers?: Record<string, string>): RequestInit => ({
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
  });
  return {
    organizationId,
    clientId,
    clientSecret,
    send,
    get: (path, headers) => send('GET', path, { headers }),
    post: (path, body, headers) => send('POST', path, json(body, headers)),
    patch: (path, body) => send('PATCH', path, json(body)),
  };
}

/** Asks for a token with HTTP Basic. */
export function requestToken(client: { clientId: string; clientSecret: string }, fields: Record<string, string> = {}) {
  const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64');
  return call('POST', '/api/oauth/token', {
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...fields }).toString(),
  });
}

/** One request to the application; every answer is held against what the document says of it. */
export async function call(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const address = path.startsWith('/api') ? path : `/api/v1${path}`;
  const response = await api.request(address, { ...init, method });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const body = type.includes('json') && text ? JSON.parse(text) : undefined;
  const answer = { status: response.status, headers: response.headers, body, text };
  checkManners(answer, path);
  await checkDocumented(method, address, answer);
  return answer;
}

function checkManners({ status, headers, body }: Answer, path: string): void {
  expect(headers.get('x-content-type-options'), path).toBe('nosniff');
  expect(headers.get('x-request-id'), path).toMatch(/^[0-9a-f-]{36}$/);
  if (status < 400 || path.startsWith('/api/oauth') || path.startsWith('/api/health')) return;
  expect(headers.get('content-type'), path).toBe('application/problem+json');
  expect(body, path).toMatchObject({
    type: expect.stringMatching(/^http.*\/help\/api#[a-z-]+$/),
    title: expect.any(String),
    status,
    detail: expect.any(String),
    code: expect.stringMatching(/^[a-z][a-z-]+$/),
    errors: expect.any(Array),
  });
  if (status === 429 || body.code === 'idempotency-in-progress') expect(headers.get('retry-after')).toMatch(/^\d+$/);
}
