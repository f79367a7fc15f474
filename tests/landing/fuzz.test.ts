import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerVisit } from '@/lib/landing/answer-visit';
import { landing } from '@/lib/landing/app';
import { resetLeadLimits } from '@/lib/landing/lead-limits';
import { closeCodeFacts } from '@/lib/services/tracking/code-facts';
import { anOrganization } from '@/tests/factories/organization';
import { aCode, type CodeFixture } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
let ana: CodeFixture;
let server: Server;
let port: number;

// What the front door does: visits straight, all else by the application.
beforeAll(async () => {
  ana = await aCode(database.owner, await anOrganization());
  server = createServer((incoming, response) => {
    if (!answerVisit(incoming, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await closeCodeFacts();
});
beforeEach(resetLeadLimits);

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1';

const ODD = [
  '',
  '%00',
  '%',
  '%zz',
  '%E0%A4%A',
  '%F0%9F%99%82',
  '🙂',
  'ümläut',
  '..%2f..%2fetc',
  '%2e%2e/',
  'a/b/c',
  '//',
  "'; drop table touches; --",
  '__proto__',
  'constructor',
  '\u202e',
  'x'.repeat(10_000),
  '%41'.repeat(3000),
];

/** Header values that Node lets through: latin1 without control characters. */
const headerText = fc.oneof(
  fc.constantFrom('', 'kith_v', 'kith_v=', 'kith_v=;;;=', `kith_v=${'9'.repeat(9000)}`, 'kith_v=../../x; kith_v=%00'),
  fc.string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code)),
    maxLength: 300,
  }),
  fc.integer({ min: 5000, max: 10_240 }).map((length) => 'U'.repeat(length)),
);
const headers = fc.record(
  {
    'user-agent': fc.oneof(fc.constant(PHONE), headerText),
    cookie: headerText,
    referer: fc.oneof(headerText, fc.constantFrom('http://', 'javascript:x', `https://${'h'.repeat(9000)}.example/`)),
    purpose: headerText,
    'sec-gpc': headerText,
    'accept-encoding': headerText,
  },
  { requiredKeys: ['user-agent'] },
);
const piece = fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary', maxLength: 60 }));
const query = fc.array(
  fc.tuple(fc.oneof(fc.constantFrom('c', 'p', 'utm_source', 'utm_campaign', 'visit'), piece), piece),
  { maxLength: 4 },
);
const search = (pairs: readonly (readonly [string, string])[]) =>
  pairs.length ? `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}` : '';

const state = () => database.owner`
  select (select count(*) from contacts) as contacts, (select count(*) from referrals) as referrals,
    (select count(*) from visitor_links) as links, (select count(*) from audit_events) as audit`;

describe('whatever is asked of a landing page', () => {
  it('is answered without a 500, and a GET or HEAD leaves nothing but touches', async () => {
    const before = await state();
    const path = fc.oneof(
      fc
        .tuple(fc.constant('/r/CODE'), fc.constantFrom('', '/w', '/thanks', '/%00', '/🙂', '/x/y'))
        .map((parts) => parts.join('')),
      piece.map((text) => `/r/${text}`),
    );
    await fc.assert(
      fc.asyncProperty(path, query, headers, fc.constantFrom('GET', 'HEAD'), async (place, pairs, sent, method) => {
        const url = new URL(`http://localhost${place.replace('CODE', ana.code)}${search(pairs)}`);
        const asked = new Request(url, { method });
        // Only what a browser could not send is refused by Request itself.
        const answer = await landing.fetch(asked, { incoming: { headers: sent as Record<string, string> } });
        expect([200, 404, 410, 400]).toContain(answer.status);
      }),
      { numRuns: 300 },
    );
    expect(await state()).toEqual(before);
  });

  it('is answered on the wire as well: odd visits get a page, headers without end are refused', async () => {
    const send = (path: string, sent: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const asked = request({ port, host: '127.0.0.1', path, headers: sent, method: 'GET' }, (answer) => {
          answer.resume();
          answer.on('end', () => resolve(answer.statusCode ?? 0));
        });
        asked.on('error', reject).end();
      });
    const plain = fc.stringMatching(/^[A-Za-z0-9._~%&=+-]{0,400}$/);
    await fc.assert(
      fc.asyncProperty(plain, headers, async (text, sent) => {
        const status = await send(`/r/${ana.code}?${text}`, sent as Record<string, string>);
        expect([200, 418, 431]).toContain(status);
      }),
      { numRuns: 200 },
    );
    expect(await send(`/r/${ana.code}`, { 'user-agent': 'U'.repeat(10_240) })).toBe(200);
    expect(await send(`/r/${ana.code}`, { 'user-agent': 'U'.repeat(40_000) })).toBe(431);
  });

  it('is answered for every form, and only a good one becomes a friend', async () => {
    const fields = fc.dictionary(fc.constantFrom('firstName', 'email', 'consent', 'visit', 'remember', 'phone'), piece);
    await fc.assert(
      fc.asyncProperty(fields, query, headers, async (values, pairs, { cookie }) => {
        resetLeadLimits();
        const body = new URLSearchParams(
          Object.entries(values).map(([name, value]): [string, string] => [name, value.toWellFormed()]),
        ).toString();
        const url = new URL(`http://localhost/r/${ana.code}${search(pairs)}`);
        const asked = new Request(url, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        });
        const answer = await landing.fetch(asked, { incoming: { headers: { cookie, 'user-agent': PHONE } } });
        expect([422, 413]).toContain(answer.status);
      }),
      { numRuns: 150 },
    );
  });
});
