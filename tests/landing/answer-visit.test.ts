import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerVisit } from '@/lib/landing/answer-visit';
import { landing } from '@/lib/landing/app';
import { closeCodeFacts } from '@/lib/services/tracking/code-facts';
import { anOrganization } from '@/tests/factories/organization';
import { aCode, type CodeFixture } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1';
let server: Server;
let base: string;
let ana: CodeFixture;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (!answerVisit(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await closeCodeFacts();
});
beforeEach(async () => {
  ana = await aCode(database.owner, await anOrganization());
});

const open = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(base + path, { method, headers: { 'user-agent': PHONE, 'accept-encoding': 'identity', ...headers } });

describe('a visit answered straight on the response', () => {
  it.each(['identity', 'gzip'])('is word for word the page of the application (%s)', async (encoding) => {
    const headers = { 'user-agent': PHONE, 'accept-encoding': encoding };
    const straight = await open(`/r/${ana.code}?c=whatsapp&utm_source=story`, headers);
    const expected = await landing.request(`/r/${ana.code}?c=whatsapp`, {
      headers: { ...headers, 'accept-encoding': 'identity' },
    });
    expect(straight.status).toBe(200);
    expect(await straight.text()).toBe(await expected.text());
    expect(straight.headers.get('content-security-policy')).toBe(expected.headers.get('content-security-policy'));
    expect(straight.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null);
    expect(straight.headers.get('set-cookie')).toMatch(/^kith_v=[0-9a-f-]{36}; Path=\/; Max-Age=7776000; HttpOnly/);
    const touches =
      await database.owner`select channel, source, counted from touches where code_id = ${ana.codeId} order by id`;
    expect(touches[0]).toEqual({ channel: 'whatsapp', source: 'story', counted: true });
  });

  it.each([
    ['w', 'whatsapp'],
    ['Q', 'qr'],
    ['share-sheet', 'share-sheet'],
  ])('reads the channel of a short form, /r/CODE/%s', async (part, channel) => {
    const answer = await open(`/r/${ana.code}/${part}?c=email`);
    expect(answer.status).toBe(200);
    const touches = await database.owner`select channel, counted from touches where code_id = ${ana.codeId}`;
    expect(touches).toEqual([{ channel, counted: true }]);
  });

  it('stores a robot and gives it no cookie', async () => {
    const answer = await open(`/r/${ana.code}`, { 'user-agent': 'WhatsApp/2.24' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
    const touches = await database.owner`select counted, reason from touches where code_id = ${ana.codeId}`;
    expect(touches).toEqual([expect.objectContaining({ counted: false, reason: 'preview' })]);
  });

  it('says of a code that nobody has that it is not there', async () => {
    const answer = await open('/r/NOBODY-HAS-IT');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('<main');
  });

  it.each([
    ['/r/CODE', 'POST'],
    ['/r/CODE', 'HEAD'],
    ['/r/CODE/thanks', 'GET'],
    ['/r/CODE/no-channel', 'GET'],
    ['/r/CODE/w/more', 'GET'],
    ['/r/-/geist-latin.woff2', 'GET'],
    ['/r/%C3%84', 'GET'],
    ['/r/', 'GET'],
    [`/r/${'x'.repeat(101)}`, 'GET'],
  ])('leaves %s by %s to the application', async (path, method) => {
    expect((await open(path, {}, method)).status).toBe(418);
  });

  it('answers a page that says to try again when the database refuses', async () => {
    await database.owner`revoke execute on function find_code(text) from kith_app`;
    try {
      const answer = await open('/r/NOT-READ-YET');
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('10');
    } finally {
      await database.owner`grant execute on function find_code(text) to kith_app`;
    }
  });
});
