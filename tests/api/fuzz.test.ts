import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '@/lib/api/endpoints';
import { useDatabase } from '../setup/database';
import { type School, school } from './client';
import { aWorld, programBody, type World } from './world';

useDatabase();
let demo: School;
let world: World;
let playground: string;
beforeAll(async () => {
  demo = await school();
  world = await aWorld(demo, 'fuzz');
  // Ended, renamed and published at random, while codes and conversions still need theirs.
  playground = (await demo.post('/programs', programBody)).body.id;
});

const NASTY = [
  '\u0000',
  '\ud800',
  '',
  ' ',
  '%',
  '__proto__',
  'constructor',
  '🙂'.repeat(50),
  "'; drop table x; --",
  '\u202e',
  'x'.repeat(5000),
];
const odd = fc.oneof(
  fc.constantFrom<unknown>(...NASTY, null, true, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31, [], {}, [[]], [null]),
  fc.constantFrom(
    '2026-02-30T00:00:00Z',
    '0000-00-00',
    '9999-12-31T23:59:60Z',
    '+275760-09-13T00:00:00Z',
    '1e3',
    'NaN',
  ),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.jsonValue({ maxDepth: 4 }),
);

/** A good body with some of its fields, at any depth, replaced, removed or added. */
function spoiled(good: unknown): fc.Arbitrary<unknown> {
  const change = fc.tuple(
    fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('set', 'remove', 'add'),
    odd,
    fc.string(),
  );
  return fc.oneof(
    { weight: 1, arbitrary: odd },
    {
      weight: 6,
      arbitrary: fc
        .array(change, { minLength: 1, maxLength: 3 })
        .map((changes) => changes.reduce(spoil, structuredClone(good))),
    },
  );
}

type Change = [number[], string, unknown, string];
function spoil(body: unknown, [path, how, value, name]: Change): unknown {
  let at = body as Record<string, unknown>;
  for (const [depth, step] of path.entries()) {
    const keys = typeof at === 'object' && at !== null ? Object.keys(at) : [];
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) break;
    const child = at[key];
    if (depth < path.length - 1 && typeof child === 'object' && child !== null) {
      at = child as Record<string, unknown>;
      continue;
    }
    if (how === 'remove') delete at[key];
    else if (how === 'add')
      Object.defineProperty(at, name, { value, enumerable: true, configurable: true, writable: true });
    else at[key] = value;
    break;
  }
  return body;
}

const BODIES: Record<string, () => unknown> = {
  '/courses': () => ({ externalId: 'f', name: 'F', priceMinor: 1, currency: 'USD' }),
  '/contacts': () => ({
    externalId: 'f',
    email: 'f@example.com',
    phone: '+12125550123',
    firstName: 'F',
    standing: [{ kind: 'student', status: 'active' }],
    guardianExternalId: 'fuzz-anna',
    birthDate: '2001-02-03',
  }),
  '/programs': () => ({
    ...programBody,
    eligibility: { kinds: ['student'] },
    attribution: { model: 'last' },
    endsAt: '2027-01-01T00:00:00Z',
  }),
  '/programs/{id}': () => ({ holdDays: 3, endsAt: null, rewards: programBody.rewards }),
  '/programs/{id}/codes': () => ({ contactId: world.referrer, code: 'FUZZ-1' }),
  '/touches': () => ({
    code: world.code,
    channel: 'qr',
    visitorId: 'v',
    occurredAt: '2026-05-05T00:00:00Z',
    userAgent: 'x',
  }),
  '/referrals': () => ({
    code: world.code,
    visitorId: 'v',
    referee: { email: 'g@example.com', phone: '+12125550124', externalId: 'g' },
  }),
  '/conversions': () => ({
    externalId: 'f',
    referee: { email: 'h@example.com', contactId: world.friend },
    milestone: 'enrolled',
    courseExternalId: 'fuzz-a1',
    valueMinor: 10,
    discountMinor: 1,
    currency: 'USD',
    occurredAt: '2026-05-05T00:00:00Z',
    code: world.code,
  }),
  '/conversions/{id}/refunds': () => ({
    externalId: 'f',
    amountMinor: 1,
    reason: 'refund',
    occurredAt: '2026-05-05T00:00:00Z',
  }),
  '/payouts/run': () => ({ asOf: '2026-05-05T00:00:00Z' }),
  '/rewards/{id}/reject': () => ({ reason: 'x' }),
};

function idFor(path: string): string {
  if (path.startsWith('/conversions')) return world.conversion;
  if (path.startsWith('/rewards')) return world.rewards[0]?.id as string;
  return path.endsWith('/codes') ? world.program : playground;
}

const writes = ENDPOINTS.filter(({ body }) => body);

describe('no body, whatever it holds, makes the API fail', () => {
  it.each(writes.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s',
    async (_, endpoint) => {
      const path = endpoint.path.replace('{id}', idFor(endpoint.path));
      const good = BODIES[endpoint.path]?.() ?? {};
      await fc.assert(
        fc.asyncProperty(spoiled(good), async (body) => {
          const text = JSON.stringify(body) ?? '';
          const headers = { 'content-type': 'application/json' };
          const answer = await demo.send(endpoint.method.toUpperCase(), path, { body: text, headers });
          expect(answer.status, `${text} ${answer.text}`).toBeLessThan(500);
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('no address, whatever it holds, makes the API fail', () => {
  const piece = fc
    .oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...NASTY))
    .map((text) => encodeURIComponent(text.toWellFormed()));
  const reads = ENDPOINTS.filter(({ method }) => method === 'get');

  it.each(reads.map((endpoint) => [endpoint.path, endpoint] as const))('%s', async (_, endpoint) => {
    const names = [...Object.keys(endpoint.query?.shape ?? {}), 'limit', 'cursor', 'from', 'to'];
    await fc.assert(
      fc.asyncProperty(piece, fc.constantFrom(...names), piece, async (part, name, value) => {
        const path = endpoint.path.replace(/\{\w+\}/, part || 'x');
        const answer = await demo.get(`${path}?${name}=${value}&${value}=${part}`);
        expect(answer.status, `${path} ${name} ${value} ${answer.text}`).toBeLessThan(500);
      }),
      { numRuns: 25 },
    );
  });
});
