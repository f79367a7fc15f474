import { beforeAll, describe, expect, it } from 'vitest';
import { api } from '@/lib/api/app';
import type { Endpoint } from '@/lib/api/endpoint';
import { ENDPOINTS } from '@/lib/api/endpoints';
import { useDatabase } from '../setup/database';
import { type Answer, type School, school } from './client';
import { ago, aUsedWallet, aWebhook, aWorld, DAY, made, programBody, type World } from './world';

const database = useDatabase();

let victim: School;
let stranger: School;
let world: World;
let own: World;
let payout: string;
let fraudCase: string;
let wallet: Awaited<ReturnType<typeof aUsedWallet>>;
let hook: { endpoint: string; delivery: string };

beforeAll(async () => {
  victim = await school();
  stranger = await school();
  world = await aWorld(victim, 'victim');
  own = await aWorld(stranger, 'stranger');
  wallet = await aUsedWallet(victim, world);
  hook = await aWebhook(victim);
  payout = made(await victim.post('/payouts/run', {}), 200).payouts[0].id;
  const [opened] = await database.owner`
    insert into fraud_cases (organization_id, referral_id, score, verdict, signals)
    values (${victim.organizationId}, ${world.referral}, 50, 'review', '[]') returning id`;
  fraudCase = opened?.id;
});

type Attack = {
  /** Real ids of the other school, in the place of every brace. */
  path: () => string;
  body?: () => unknown;
  /** What a school may see that names things of another: 404; an empty list; or its own things and nothing else. */
  expected: 'not-found' | 'empty' | 'own-only' | 'refused';
};

const contact = (rest = '', body?: () => unknown) => ({
  path: () => `/contacts/${world.referrer}${rest}`,
  body,
  expected: 'not-found' as const,
});
const program = (rest = '', body?: () => unknown) => ({
  path: () => `/programs/${world.program}${rest}`,
  body,
  expected: 'not-found' as const,
});
const webhook = (rest = '', body?: () => unknown) => ({
  path: () => `/webhook-endpoints/${hook.endpoint}${rest}`,
  body,
  expected: 'not-found' as const,
});
const ownOnly = (path: string, body?: () => unknown): Attack => ({ path: () => path, body, expected: 'own-only' });

/** One attack or more for each route. A route without one fails the test. */
const ATTACKS: Record<string, Attack[]> = {
  'post /courses': [
    ownOnly('/courses', () => ({ externalId: 'victim-a1', name: 'Other', priceMinor: 1, currency: 'USD' })),
  ],
  'get /courses': [ownOnly('/courses')],
  'post /contacts': [
    ownOnly('/contacts', () => ({ externalId: 'victim-anna', email: 'anna.victim@example.com', standing: [] })),
    {
      path: () => '/contacts',
      body: () => ({ externalId: 'child', guardianExternalId: 'victim-anna-not-here', standing: [] }),
      expected: 'refused',
    },
  ],
  'get /contacts': [ownOnly('/contacts'), { path: () => '/contacts?search=ben.victim', expected: 'empty' }],
  'get /contacts/{id}': [contact()],
  'get /contacts/{id}/balance': [contact('/balance')],
  'get /contacts/{id}/statement': [contact('/statement')],
  'post /contacts/{id}/unmerge': [contact('/unmerge', () => ({}))],
  'get /contacts/{id}/export': [contact('/export')],
  'post /contacts/{id}/erase': [contact('/erase', () => ({ confirm: world.referrer }))],
  'post /contacts/{id}/merge': [
    { path: () => `/contacts/${world.referrer}/merge`, body: () => ({ intoId: own.referrer }), expected: 'not-found' },
    { path: () => `/contacts/${own.friend}/merge`, body: () => ({ intoId: world.friend }), expected: 'not-found' },
  ],
  'post /contacts/{id}/redemptions': [
    contact('/redemptions', () => ({ kind: 'discount', amountMinor: 1 })),
    {
      path: () => `/contacts/${own.friend}/redemptions`,
      body: () => ({ kind: 'merchandise', amountMinor: 900, itemId: wallet.item }),
      expected: 'refused',
    },
  ],
  'post /contacts/{id}/transfers': [
    contact('/transfers', () => ({ toContactId: own.referrer, amountMinor: 1 })),
    {
      path: () => `/contacts/${own.friend}/transfers`,
      body: () => ({ toContactId: world.friend, amountMinor: 1 }),
      expected: 'not-found',
    },
  ],
  'get /redemptions': [
    ownOnly('/redemptions'),
    { path: () => `/redemptions?contactId=${world.friend}`, expected: 'empty' },
  ],
  'get /redemptions/{id}': [{ path: () => `/redemptions/${wallet.redemption}`, expected: 'not-found' }],
  'post /redemptions/{id}/fulfill': [
    { path: () => `/redemptions/${wallet.redemption}/fulfill`, expected: 'not-found' },
  ],
  'post /redemptions/{id}/cancel': [{ path: () => `/redemptions/${wallet.redemption}/cancel`, expected: 'not-found' }],
  'post /redemptions/{id}/refunds': [
    {
      path: () => `/redemptions/${wallet.redemption}/refunds`,
      body: () => ({ amountMinor: 1 }),
      expected: 'not-found',
    },
  ],
  'get /discount-codes/{code}': [{ path: () => `/discount-codes/${wallet.code}`, expected: 'not-found' }],
  'post /discount-codes/{code}/redeem': [
    {
      path: () => `/discount-codes/${wallet.code}/redeem`,
      body: () => ({ externalId: 'stolen', amountMinor: 1 }),
      expected: 'not-found',
    },
  ],
  'get /merchandise-items': [ownOnly('/merchandise-items')],
  'post /merchandise-items': [ownOnly('/merchandise-items', () => ({ name: 'Mug', valueMinor: 900 }))],
  'get /merchandise-items/{id}': [{ path: () => `/merchandise-items/${wallet.item}`, expected: 'not-found' }],
  'patch /merchandise-items/{id}': [
    { path: () => `/merchandise-items/${wallet.item}`, body: () => ({ stock: 0 }), expected: 'not-found' },
  ],
  'get /merchandise-items/{id}/picture': [
    { path: () => `/merchandise-items/${wallet.item}/picture`, expected: 'not-found' },
  ],
  'post /merchandise-items/{id}/picture': [
    {
      path: () => `/merchandise-items/${wallet.item}/picture`,
      body: () => ({ contentBase64: 'iVBORw0KGgo=', alt: 'Mine' }),
      expected: 'not-found',
    },
  ],
  'post /rewards/{id}/hand-over': [{ path: () => `/rewards/${world.rewards[0]?.id}/hand-over`, expected: 'not-found' }],
  'get /program-templates': [ownOnly('/program-templates')],
  'get /milestones': [ownOnly('/milestones')],
  'post /programs': [ownOnly('/programs', () => programBody)],
  'get /programs': [ownOnly('/programs')],
  'get /programs/{id}': [program()],
  'patch /programs/{id}': [program('', () => ({ name: 'Mine now' }))],
  'post /programs/{id}/publish': [program('/publish')],
  'post /programs/{id}/pause': [program('/pause')],
  'post /programs/{id}/resume': [program('/resume')],
  'post /programs/{id}/end': [program('/end')],
  'post /programs/{id}/clone': [program('/clone')],
  'post /programs/{id}/check': [program('/check')],
  'post /programs/{id}/counterfactual': [
    program('/counterfactual', () => ({ model: 'first', from: ago(9 * DAY), to: ago(0) })),
  ],
  'post /programs/{id}/backtest': [program('/backtest', () => ({ from: ago(9 * DAY), to: ago(0) }))],
  'post /programs/{id}/codes': [
    program('/codes', () => ({ contactId: own.referrer })),
    {
      path: () => `/programs/${own.program}/codes`,
      body: () => ({ contactId: world.referrer }),
      expected: 'not-found',
    },
    {
      path: () => `/programs/${own.program}/codes`,
      body: () => ({ contactId: own.referrer, code: world.code }),
      expected: 'refused',
    },
  ],
  'get /codes': [
    ownOnly('/codes'),
    { path: () => `/codes?programId=${world.program}`, expected: 'empty' },
    { path: () => `/codes?referrerId=${world.referrer}`, expected: 'empty' },
  ],
  'get /codes/{code}': [{ path: () => `/codes/${world.code}`, expected: 'not-found' }],
  'get /codes/{code}/qr': [{ path: () => `/codes/${world.code}/qr`, expected: 'not-found' }],
  'post /touches': [{ path: () => '/touches', body: () => ({ code: world.code }), expected: 'not-found' }],
  'post /referrals': [
    {
      path: () => '/referrals',
      body: () => ({ code: world.code, referee: { email: 'ben.victim@example.com' } }),
      expected: 'not-found',
    },
  ],
  'get /referrals': [
    ownOnly('/referrals'),
    { path: () => `/referrals?programId=${world.program}`, expected: 'empty' },
    { path: () => `/referrals?referrerId=${world.referrer}`, expected: 'empty' },
  ],
  'get /referrals/{id}': [{ path: () => `/referrals/${world.referral}`, expected: 'not-found' }],
  'post /referrals/{id}/attribution': [
    {
      path: () => `/referrals/${world.referral}/attribution`,
      body: () => ({ code: own.code, reason: 'It is ours' }),
      expected: 'not-found',
    },
    {
      path: () => `/referrals/${own.referral}/attribution`,
      body: () => ({ code: world.code, reason: 'It is ours' }),
      expected: 'refused',
    },
  ],
  'get /referrals/{id}/attribution': [
    { path: () => `/referrals/${world.referral}/attribution`, expected: 'not-found' },
  ],
  'post /referrals/{id}/milestones': [
    {
      path: () => `/referrals/${world.referral}/milestones`,
      body: () => ({ key: 'trial-booked', occurredAt: ago(0) }),
      expected: 'not-found',
    },
  ],
  'post /conversions': [
    ownOnly('/conversions', () => conversion({ referee: { email: 'ben.victim@example.com' }, code: world.code })),
    {
      path: () => '/conversions',
      body: () => conversion({ referee: { contactId: world.friend } }),
      expected: 'refused',
    },
    {
      path: () => '/conversions',
      body: () => conversion({ referee: { email: 'x@example.com' }, courseExternalId: 'victim-a1' }),
      expected: 'own-only',
    },
  ],
  'get /conversions/{id}': [{ path: () => `/conversions/${world.conversion}`, expected: 'not-found' }],
  'post /conversions/{id}/refunds': [
    {
      path: () => `/conversions/${world.conversion}/refunds`,
      body: () => ({ externalId: 'r', amountMinor: 40_000, reason: 'drop-out', occurredAt: ago(0) }),
      expected: 'not-found',
    },
  ],
  'get /rewards': [
    ownOnly('/rewards'),
    { path: () => `/rewards?recipientId=${world.referrer}`, expected: 'empty' },
    { path: () => `/rewards?referralId=${world.referral}`, expected: 'empty' },
  ],
  'get /rewards/{id}': [{ path: () => `/rewards/${world.rewards[0]?.id}`, expected: 'not-found' }],
  'post /rewards/{id}/approve': [{ path: () => `/rewards/${world.rewards[0]?.id}/approve`, expected: 'not-found' }],
  'post /rewards/{id}/reject': [
    { path: () => `/rewards/${world.rewards[1]?.id}/reject`, body: () => ({ reason: 'x' }), expected: 'not-found' },
  ],
  'get /fraud-cases': [ownOnly('/fraud-cases')],
  'get /fraud-cases/{id}': [{ path: () => `/fraud-cases/${fraudCase}`, expected: 'not-found' }],
  'post /fraud-cases/{id}/decision': [
    {
      path: () => `/fraud-cases/${fraudCase}/decision`,
      body: () => ({ decision: 'cleared', reason: 'x' }),
      expected: 'not-found',
    },
  ],
  'get /payouts': [ownOnly('/payouts'), { path: () => `/payouts?recipientId=${world.referrer}`, expected: 'empty' }],
  'get /payouts/{id}': [{ path: () => `/payouts/${payout}`, expected: 'not-found' }],
  'post /payouts/{id}/reverse': [
    { path: () => `/payouts/${payout}/reverse`, body: () => ({ reason: 'Mine' }), expected: 'not-found' },
  ],
  'post /payouts/run': [ownOnly('/payouts/run', () => ({}))],
  'get /ledger/trial-balance': [ownOnly('/ledger/trial-balance')],
  'get /ledger/annual-totals': [ownOnly(`/ledger/annual-totals?year=${new Date().getUTCFullYear()}`)],
  'get /analytics/overview': [
    ownOnly('/analytics/overview'),
    { path: () => `/analytics/overview?programId=${world.program}`, expected: 'not-found' },
  ],
  ...Object.fromEntries(
    ['funnel', 'sources', 'leaderboard', 'cohorts', 'programs'].map((report) => [
      `get /analytics/${report}`,
      [
        ownOnly(`/analytics/${report}`),
        { path: () => `/analytics/${report}?programId=${world.program}`, expected: 'not-found' as const },
      ],
    ]),
  ),
  'get /analytics/liability': [
    ownOnly('/analytics/liability'),
    { path: () => `/analytics/liability?programId=${world.program}`, expected: 'not-found' },
  ],
  'get /audit-events': [
    ownOnly('/audit-events?limit=100'),
    { path: () => `/audit-events?subjectId=${world.program}`, expected: 'empty' },
  ],
  'post /webhook-endpoints': [ownOnly('/webhook-endpoints', () => ({ url: 'https://hooks.example.com/stranger' }))],
  'get /webhook-endpoints': [ownOnly('/webhook-endpoints')],
  'get /webhook-endpoints/{id}': [webhook()],
  'patch /webhook-endpoints/{id}': [webhook('', () => ({ url: 'https://thief.example.com' }))],
  'delete /webhook-endpoints/{id}': [webhook()],
  'post /webhook-endpoints/{id}/rotate-secret': [webhook('/rotate-secret')],
  'post /webhook-endpoints/{id}/test': [webhook('/test')],
  'get /webhook-endpoints/{id}/deliveries': [webhook('/deliveries')],
  'get /webhook-deliveries/{id}': [{ path: () => `/webhook-deliveries/${hook.delivery}`, expected: 'not-found' }],
  'post /webhook-deliveries/{id}/replay': [
    { path: () => `/webhook-deliveries/${hook.delivery}/replay`, expected: 'not-found' },
  ],
};

function conversion(rest: object) {
  const externalId = `attack-${Math.trunc(performance.now() * 1000)}`;
  return { externalId, milestone: 'enrolled', valueMinor: 1000, currency: 'USD', occurredAt: ago(0), ...rest };
}

/** All that tells the victim's things apart: their ids, and the words that only it has written. */
function traces(): string[] {
  const { rewards, visitorId: _, ...ids } = world;
  return [
    ...Object.values(ids),
    ...rewards.map(({ id }) => id),
    payout,
    fraudCase,
    ...Object.values(wallet),
    ...Object.values(hook),
    victim.organizationId,
    victim.clientId,
  ];
}

// Every row of the victim, as one text. What the attack may not move.
async function stateOfVictim(): Promise<string> {
  const tables = await database.owner<{ name: string; key: string }[]>`
    select c.relname as name, a.attname as key from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`;
  expect(tables.length).toBeGreaterThan(20);
  const parts = tables.map(
    ({ name }) => database.owner`
      select coalesce(string_agg(t::text, '|' order by t::text), '') as rows from ${database.owner(name)} t
      where organization_id = ${victim.organizationId}`,
  );
  const organization = await database.owner`select * from organizations where id = ${victim.organizationId}`;
  return JSON.stringify([organization, (await Promise.all(parts)).map(([row]) => row?.rows)]);
}

function checkAnswer({ status, body, text }: Answer, { expected, body: sent }: Attack): void {
  if (expected === 'not-found') expect([status, body.code]).toEqual([404, 'not-found']);
  else if (expected === 'empty') expect([status, body.data]).toEqual([200, []]);
  else if (expected === 'refused') expect([400, 404, 409, 422]).toContain(status);
  else expect(status, text).toBeLessThan(500);
  // What somebody sends may come back to him; nothing else of the victim may.
  const known = JSON.stringify(sent?.() ?? {});
  for (const trace of traces()) if (!known.includes(trace)) expect(text).not.toContain(trace);
}

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;

describe('another school', () => {
  it('is tried on every route there is, and on no other', () => {
    const mounted = api.routes
      .filter(({ path }) => path.startsWith('/api/v1/') && path !== '/api/v1/openapi.json')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.slice('/api/v1'.length).replace(/:(\w+)/g, '{$1}')}`);
    expect([...new Set(mounted)].sort()).toEqual(ENDPOINTS.map(nameOf).sort());
    expect(Object.keys(ATTACKS).sort()).toEqual(ENDPOINTS.map(nameOf).sort());
  });

  it.each(Object.entries(ATTACKS))('%s', async (name, attacks) => {
    const method = name.split(' ')[0]?.toUpperCase() as string;
    for (const attack of attacks) {
      const before = await stateOfVictim();
      const body = attack.body?.();
      const answer =
        method === 'GET'
          ? await stranger.get(attack.path())
          : method === 'PATCH'
            ? await stranger.patch(attack.path(), body)
            : method === 'DELETE'
              ? await stranger.send('DELETE', attack.path())
              : await stranger.post(attack.path(), body);
      checkAnswer(answer, { ...attack, body: () => body });
      expect(await stateOfVictim()).toBe(before);
    }
  });

  it('sees the same 404 for a thing of another school as for none', async () => {
    const theirs = await stranger.get(`/rewards/${world.rewards[0]?.id}`);
    const nobodys = await stranger.get('/rewards/0198a000-0000-7000-8000-000000000000');
    expect(theirs.text).toBe(nobodys.text);
  });

  it('cannot use a key of another school to get its answer', async () => {
    const body = { externalId: 'keyed', name: 'Keyed', priceMinor: 5, currency: 'USD' };
    const headers = { 'idempotency-key': 'shared-between-schools' };
    const first = made(await victim.post('/courses', body, headers));
    const second = await stranger.post('/courses', body, headers);
    expect(second.headers.get('idempotency-replayed')).toBeNull();
    expect(made(second).id).not.toBe(first.id);
  });

  it('is answered 401 on every route without a token, and nothing changes', async () => {
    const before = await stateOfVictim();
    for (const [name, attacks] of Object.entries(ATTACKS)) {
      const method = name.split(' ')[0]?.toUpperCase() as string;
      const response = await api.request(`/api/v1${attacks[0]?.path()}`, { method });
      expect(response.status, name).toBe(401);
    }
    expect(await stateOfVictim()).toBe(before);
  });
});
