import { beforeAll, describe, expect, it } from 'vitest';
import { authenticate, forgetTokens } from '@/lib/api/request/authenticate';
import { API_SCOPES } from '@/lib/domain/organizations/roles';
import { listApiClients } from '@/lib/services/api-clients/reads';
import { revokeApiClient } from '@/lib/services/api-clients/revoke-api-client';
import { systemCtx } from '@/lib/services/context';
import { useDatabase } from '../setup/database';
import { call, clientOf, requestToken, type School, school } from './client';

const database = useDatabase();
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const ask = (body: string, headers: Record<string, string> = {}) =>
  call('POST', '/api/oauth/token', { body, headers: { ...form, ...headers } });

let demo: School;
let credentials: string;
beforeAll(async () => {
  demo = await school();
  credentials = `client_id=${demo.clientId}&client_secret=${demo.clientSecret}`;
});

describe('a token', () => {
  it('is answered as RFC 6749 5.1 has it, for HTTP Basic and for the body', async () => {
    for (const answer of [await requestToken(demo), await ask(`grant_type=client_credentials&${credentials}`)]) {
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        access_token: expect.stringMatching(/^[\w-]{43}$/),
        token_type: 'Bearer',
        expires_in: 3600,
        scope: API_SCOPES.join(' '),
      });
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('pragma')).toBe('no-cache');
      expect(answer.headers.get('content-type')).toBe('application/json');
    }
  });

  it('is kept as a hash only', async () => {
    const { access_token: token } = (await requestToken(demo)).body;
    const rows = await database.owner`select * from api_tokens`;
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(await database.owner`select * from api_clients`)).not.toContain(demo.clientSecret);
    expect(JSON.stringify(await database.owner`select * from audit_events`)).not.toContain(token);
  });

  it('carries the scopes asked for and no others', async () => {
    const { body } = await requestToken(demo, { scope: 'programs:read  people:read programs:read' });
    expect(body.scope).toBe('programs:read people:read');
    const bearer = (path: string, method = 'GET') =>
      call(method, path, { headers: { authorization: `Bearer ${body.access_token}` } });
    expect((await bearer('/courses')).status).toBe(200);
    expect((await bearer('/rewards')).status).toBe(403);
  });

  it('ends with its hour', async () => {
    const { access_token: token } = (await requestToken(demo)).body;
    const send = () => call('GET', '/courses', { headers: { authorization: `Bearer ${token}` } });
    expect((await send()).status).toBe(200);
    await database.owner`update api_tokens set expires_at = now() - interval '1 second'`;
    forgetTokens();
    expect((await send()).status).toBe(401);
  });

  it('ends with its client', async () => {
    const other = await clientOf(demo.organizationId, ['programs:read']);
    expect((await other.get('/courses')).status).toBe(200);
    const ctx = systemCtx(demo.organizationId, new Date());
    const row = (await listApiClients(ctx)).find(({ clientId }) => clientId === other.clientId);
    await revokeApiClient(ctx, row?.id as string);
    forgetTokens();
    expect((await other.get('/courses')).status).toBe(401);
    expect((await requestToken(other)).body.error).toBe('invalid_client');
  });

  it('costs no query while it is known', async () => {
    const { access_token: token } = (await requestToken(demo)).body;
    const request = { header: () => `Bearer ${token}` } as never;
    const first = await authenticate(request);
    await database.owner`delete from api_tokens`;
    expect(await authenticate(request)).toBe(first);
    forgetTokens();
    await expect(authenticate(request)).rejects.toMatchObject({ status: 401 });
  });
});

describe('a request for a token that is refused', () => {
  it.each([
    ['an unknown scope', { scope: 'programs:read everything' }, 'invalid_scope'],
    ['the star', { scope: '*' }, 'invalid_scope'],
    ['an internal scope', { scope: 'settings:write' }, 'invalid_scope'],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['a grant from the prototype', { grant_type: 'constructor' }, 'unsupported_grant_type'],
    ['no grant', { grant_type: '' }, 'invalid_request'],
    ['a scope with a line break', { scope: 'a\nb' }, 'invalid_scope'],
  ])('%s', async (_, fields, error) => {
    const answer = await requestToken(demo, fields);
    expect([answer.status, answer.body.error]).toEqual([400, error]);
    expect(answer.body.error_description).toEqual(expect.any(String));
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('a scope that the client was not given', async () => {
    const reader = await clientOf(demo.organizationId, ['programs:read']);
    expect((await requestToken(reader, { scope: 'programs:write' })).body.error).toBe('invalid_scope');
  });

  it('a wrong secret, an unknown client, none at all', async () => {
    const basic = await requestToken({ clientId: demo.clientId, clientSecret: 'x'.repeat(43) });
    expect([basic.status, basic.body.error]).toEqual([401, 'invalid_client']);
    expect(basic.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
    const body = await ask('grant_type=client_credentials&client_id=nobody&client_secret=x');
    expect([body.status, body.body.error]).toEqual([401, 'invalid_client']);
    expect(body.headers.get('www-authenticate')).toBeNull();
    expect((await ask('grant_type=client_credentials')).body.error).toBe('invalid_client');
    expect((await ask('grant_type=client_credentials', { authorization: 'Basic %%%' })).body.error).toBe(
      'invalid_client',
    );
  });

  it('a parameter given twice, a body that is no form, no UTF-8, too long', async () => {
    const twice = await ask(`grant_type=client_credentials&grant_type=client_credentials&${credentials}`);
    expect([twice.status, twice.body.error]).toEqual([400, 'invalid_request']);
    const json = await call('POST', '/api/oauth/token', {
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect([json.status, json.body.error]).toEqual([415, 'invalid_request']);
    const bytes = await call('POST', '/api/oauth/token', { body: Buffer.from([0xff, 0xfe]), headers: form });
    expect(bytes.status).toBe(400);
    expect((await ask(`scope=${'x'.repeat(1_100_000)}`)).status).toBe(413);
    const odd = 'client_id=%00&client_secret=%00&grant_type=client_credentials&__proto__=x&toString=y';
    expect((await ask(odd)).status).toBe(400);
  });
});

describe('guessing', () => {
  it('is stopped for that client, and nobody else', async () => {
    const victim = await clientOf(demo.organizationId, ['programs:read']);
    const other = await clientOf(demo.organizationId, ['programs:read']);
    const wrong = { clientId: victim.clientId, clientSecret: 'wrong' };
    const statuses: number[] = [];
    for (let n = 0; n < 22; n++) statuses.push((await requestToken(wrong)).status);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(statuses.slice(20)).toEqual([429, 429]);
    const locked = await requestToken(victim);
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await requestToken(other)).status).toBe(200);
  });
});
