import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeDb } from '@/db/client';
import { courseSchema } from '@/lib/api/answers/course';
import { endpoint } from '@/lib/api/endpoint';
import { refusalOf } from '@/lib/api/refusal';
import { preferredType } from '@/lib/api/request/preferred-type';
import { readText } from '@/lib/api/request/read-body';
import { replyOf } from '@/lib/api/respond';
import { log } from '@/lib/log';
import { RuleError } from '@/lib/services/errors';
import { call } from './client';

// No database listens here.
const before = { app: process.env.APP_DATABASE_URL, owner: process.env.DATABASE_URL };
beforeAll(() => {
  process.env.APP_DATABASE_URL = 'postgres://kith_app:x@127.0.0.1:1/none';
  process.env.DATABASE_URL = 'postgres://owner:x@127.0.0.1:1/none';
});
afterAll(async () => {
  await closeDb();
  process.env.APP_DATABASE_URL = before.app;
  process.env.DATABASE_URL = before.owner;
});

describe('without a database', () => {
  it('health says so', async () => {
    const answer = await call('GET', '/api/health');
    expect([answer.status, answer.body]).toEqual([
      503,
      { status: 'degraded', database: 'unreachable', engine: 'embedded' },
    ]);
  });

  it('a call is answered with a request id and no inside story, and is logged', async () => {
    const error = vi.spyOn(log, 'error');
    const answer = await call('GET', '/courses', { headers: { authorization: `Bearer ${'t'.repeat(43)}` } });
    expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'unavailable', '1']);
    expect(answer.body.detail).toContain(answer.headers.get('x-request-id'));
    expect(answer.text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1:1|postgres/);
    expect(error).toHaveBeenCalledOnce();
    expect(error.mock.calls[0]?.[0]).toMatchObject({ requestId: answer.headers.get('x-request-id') });
  });

  it('so is a request for a token, in the words of OAuth', async () => {
    const error = vi.spyOn(log, 'error');
    const body = 'grant_type=client_credentials&client_id=a&client_secret=b';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await call('POST', '/api/oauth/token', { body, headers });
    expect([answer.status, answer.body.error]).toEqual([503, 'temporarily_unavailable']);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.text).not.toContain('ECONNREFUSED');
    expect(error).toHaveBeenCalledOnce();
  });
});

describe('refusalOf', () => {
  it('calls a value that PostgreSQL cannot hold the mistake of its sender, also when it is wrapped', () => {
    const unstorable = Object.assign(new Error('invalid byte sequence'), { code: '22021' });
    for (const error of [unstorable, new Error('Failed query', { cause: unstorable })])
      expect(refusalOf(error, 'r', 'w')).toMatchObject({ status: 422 });
  });

  it('passes on what a rule says, and hides everything else', () => {
    const rule = JSON.parse(refusalOf(new RuleError('code-taken', 'Taken.'), 'r', 'w').body as string);
    expect(rule).toMatchObject({ status: 422, code: 'code-taken', detail: 'Taken.', title: 'Unprocessable Entity' });
    for (const error of [new Error('secret'), 'secret', null, undefined, { code: '23505', message: 'secret' }]) {
      const reply = refusalOf(error, 'r-1', 'w');
      expect(reply.status).toBe(500);
      expect(reply.body).not.toContain('secret');
      expect(reply.body).toContain('r-1');
    }
  });
});

describe('an answer that does not fit its document', () => {
  const spec = endpoint({
    method: 'get',
    path: '/x',
    tag: 'X',
    summary: 'X',
    scope: null,
    answers: { 200: courseSchema },
    handle: async () => ({ file: 'x', contentType: 'text/plain' }),
  });

  it('is logged, and sent: the work is done', () => {
    const error = vi.spyOn(log, 'error');
    const reply = replyOf(spec, { status: 200, body: { id: 'only' } });
    expect(JSON.parse(reply.body as string)).toEqual({ id: 'only' });
    expect(error.mock.calls[0]?.[0]).toMatchObject({ path: '/x', status: 200, issues: expect.any(Array) });
  });

  it('shows nothing that the document does not have', () => {
    const course = { id: 'i', externalId: 'e', name: 'n', priceMinor: 1, currency: 'USD', createdAt: new Date(0) };
    const reply = replyOf(spec, { status: 200, body: { ...course, organizationId: 'hidden' } });
    expect(JSON.parse(reply.body as string)).toEqual({ ...course, createdAt: '1970-01-01T00:00:00.000Z' });
  });

  it('may be a file with a name', () => {
    const reply = replyOf(spec, { file: 'a,b', contentType: 'text/csv', fileName: 'x.csv' });
    expect(reply.headers).toEqual({
      'content-type': 'text/csv',
      'content-disposition': 'attachment; filename="x.csv"',
    });
  });
});

describe('readText', () => {
  const request = (raw: object, headers: Record<string, string>) =>
    ({ raw, header: (name: string) => headers[name] }) as never;

  it('says so when a body broke off', async () => {
    const broken = { arrayBuffer: () => Promise.reject(new Error('aborted')) };
    await expect(readText(request(broken, { 'content-length': '5' }))).rejects.toMatchObject({ status: 400 });
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('aborted')) });
    await expect(readText(request({ body }, {}))).rejects.toMatchObject({ status: 400 });
  });

  it('does not believe an announced length', async () => {
    const long = { arrayBuffer: () => Promise.resolve(new ArrayBuffer(1_048_577)) };
    await expect(readText(request(long, { 'content-length': '5' }))).rejects.toMatchObject({ status: 413 });
  });

  it('takes no body for an empty one', async () => {
    expect(await readText(request({ body: null }, {}))).toBe('');
    expect(await readText(request({ body: null }, { 'transfer-encoding': 'chunked' }))).toBe('');
  });
});

describe('preferredType', () => {
  const offered = ['application/json', 'text/csv'] as const;
  it.each([
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['text/*', 'text/csv'],
    ['TEXT/CSV;charset=utf-8', 'text/csv'],
    ['application/json;q=0.5, text/csv;q=0.9', 'text/csv'],
    ['text/csv;q=0, */*', 'application/json'],
    ['text/csv;q=x, application/json;q=0.1', 'application/json'],
  ])('%j gets %s', (accept, type) => {
    expect(preferredType(accept, offered)).toBe(type);
  });

  it.each(['application/pdf', 'application/json;q=0', ','])('%j gets 406', (accept) => {
    expect(() => preferredType(accept, offered)).toThrow(expect.objectContaining({ status: 406 }));
  });
});
