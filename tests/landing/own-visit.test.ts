import { encode } from 'next-auth/jwt';
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { SessionClaims } from '@/lib/auth/types';
import { env } from '@/lib/env';
import { landing } from '@/lib/landing/app';
import { closeCodeFacts } from '@/lib/services/tracking/code-facts';
import { anOrganization } from '@/tests/factories/organization';
import { aCode, type CodeFixture } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
afterAll(closeCodeFacts);

const SESSION = 'authjs.session-token';
const OWN = 'This is your own invitation';
let ana: CodeFixture;

beforeEach(async () => {
  ana = await aCode(database.owner, await anOrganization());
  await database.owner`
    update contacts set email = 'Ana.Lopez@gmail.com', email_normalized = 'analopez@gmail.com' where id = ${ana.referrerId}`;
});

async function session(claims: Partial<SessionClaims>, secret = env().AUTH_SECRET): Promise<string> {
  const token = { sub: 'x', claims: { email: 'ana.lopez@gmail.com', method: 'link', ...claims } };
  return `other=1; ${SESSION}=${await encode({ token, secret, salt: SESSION })}`;
}

const open = (cookie: string | null, more: Record<string, string> = {}) =>
  landing.request(`/r/${ana.code}`, {
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', ...(cookie && { cookie }), ...more },
  });

const touches = () => database.owner`select counted, reason from touches where code_id = ${ana.codeId} order by id`;

it('says to the referrer that the link is his, and counts nothing', async () => {
  const answer = await open(await session({}));
  expect(answer.status).toBe(200);
  const html = await answer.text();
  expect(html).toContain(OWN);
  expect(html).toContain('href="/portal/share"');
  expect(html).not.toContain('<form');
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(await touches()).toEqual([{ counted: false, reason: 'self-referral' }]);
  const [sums] = await database.owner`
    select coalesce(sum(touches), 0)::int as touches from rollup_daily where program_id = ${ana.programId}`;
  expect(sums?.touches).toBe(0);
});

it('shows everybody else the invitation, and believes no cookie that is not signed', async () => {
  const others = [
    null,
    `${SESSION}=forged`,
    await session({ email: 'ben@gmail.com' }),
    // A password proves a staff account and no mailbox.
    await session({ method: 'password' }),
    await session({}, 'another secret, as long as it has to be'),
  ];
  for (const cookie of others) expect(await (await open(cookie)).text()).not.toContain(OWN);
  expect(await touches()).toEqual(others.map(() => ({ counted: true, reason: null })));
});

it('leaves a state of the programme to be told first, and a robot a robot', async () => {
  const cookie = await session({});
  await open(cookie, { purpose: 'prefetch' });
  await database.owner`update referral_programs set status = 'paused', active_slot = null where id = ${ana.programId}`;
  await expect.poll(async () => (await open(cookie)).status).toBe(409);
  expect((await touches())[0]).toEqual({ counted: false, reason: 'prefetch' });
});

it('says that all is given when the budget of the programme is spent', async () => {
  await database.owner`alter table program_versions disable trigger immutable_when_published`;
  await database.owner`
    update program_versions set definition = definition || '{"budgetMinor": 5000}' where program_id = ${ana.programId}`;
  await database.owner`alter table program_versions enable trigger immutable_when_published`;
  await database.owner`update referral_programs set budget_spent_minor = 4999 where id = ${ana.programId}`;
  expect(await (await open(null)).text()).toContain('<form');
  await database.owner`update referral_programs set budget_spent_minor = 5000 where id = ${ana.programId}`;
  await closeCodeFacts();
  const html = await (await open(null)).text();
  expect(html).toContain('All rewards are given');
  expect(html).not.toContain('<form');
});
