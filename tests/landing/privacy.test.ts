import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_VISIT } from '@/components/landing/lead-form';
import type { CookieMode } from '@/lib/domain/tracking/cookies';
import { landing } from '@/lib/landing/app';
import { resetLeadLimits } from '@/lib/landing/lead-limits';
import type { Ctx } from '@/lib/services/context';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { closeCodeFacts, codeFacts } from '@/lib/services/tracking/code-facts';
import { personToken } from '@/lib/services/tracking/person-link';
import { anOrganization, as } from '@/tests/factories/organization';
import { aCode, type CodeFixture } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
afterAll(closeCodeFacts);
beforeEach(resetLeadLimits);

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const BEN = { firstName: 'Ben', email: 'ben@example.com', consent: 'on' };

let ctx: Ctx;
let ana: CodeFixture;

async function school(mode: CookieMode): Promise<void> {
  ctx = await anOrganization();
  ana = await aCode(database.owner, ctx);
  await updateSettings(as(ctx, 'owner'), { visitorCookies: mode });
  await expect.poll(async () => (await codeFacts(ana.code, new Date()))?.organization.cookies).toBe(mode);
}

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  landing.request(path, { method, headers: { 'user-agent': PHONE, ...headers } });

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  landing.request(path, {
    method: 'POST',
    headers: { 'user-agent': PHONE, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });

const touches = () => database.owner`select * from touches where code_id = ${ana.codeId} order by id`;
const visitOf = async (response: Response) => /name="visit" value="([^"]+)"/.exec(await response.text())?.[1];

describe('a school that never sets a cookie', () => {
  beforeEach(() => school('never'));

  it('counts visits, and the form joins its own visit to the person', async () => {
    const opened = await get(`/r/${ana.code}?c=qr`, { cookie: 'kith_v=known' });
    expect(opened.headers.get('set-cookie')).toBeNull();
    const visit = (await visitOf(opened)) as string;
    const sent = await post(`/r/${ana.code}?c=qr`, { ...BEN, visit, remember: 'on' });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('set-cookie')).toBeNull();
    expect(await touches()).toMatchObject([{ visitor_id: visit, counted: true, channel: 'qr' }]);
    const links =
      await database.owner`select l.visitor_id from visitor_links l join referrals r on r.referee_id = l.contact_id where r.code_id = ${ana.codeId}`;
    expect(links).toEqual([{ visitor_id: visit }]);
  });

  it('gives each visit its own, whatever encoding is taken', async () => {
    const plain = await visitOf(await get(`/r/${ana.code}`));
    const packed = await get(`/r/${ana.code}`, { 'accept-encoding': 'gzip' });
    const bytes = await packed.arrayBuffer();
    expect(Number(packed.headers.get('content-length'))).toBe(bytes.byteLength);
    const html = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    const stored = (await touches()).map((touch) => touch.visitor_id);
    expect(stored[0]).toBe(plain);
    expect(html).toContain(`value="${stored[1]}"`);
    expect(stored[1]).not.toBe(plain);
  });

  it('gives a robot no visit, and takes a form without one as the touch itself', async () => {
    expect(await visitOf(await get(`/r/${ana.code}`, { 'user-agent': 'WhatsApp/2.1' }))).toBe(NO_VISIT);
    for (const [visit, email] of [
      [NO_VISIT, 'a@example.com'],
      ['forged', 'b@example.com'],
    ] as const)
      expect((await post(`/r/${ana.code}`, { ...BEN, email, visit })).status).toBe(303);
    const counted = (await touches()).filter((touch) => touch.counted);
    expect(counted).toHaveLength(2);
    expect(counted.map((touch) => touch.visitor_id)).not.toContain(NO_VISIT);
  });

  it('keeps the visit in a form that comes back with errors', async () => {
    const visit = (await visitOf(await get(`/r/${ana.code}`))) as string;
    const wrong = await post(`/r/${ana.code}`, { firstName: 'Ben', email: 'no', visit });
    expect(wrong.status).toBe(422);
    expect(await visitOf(wrong)).toBe(visit);
  });
});

describe('a school that asks first', () => {
  beforeEach(() => school('after-consent'));

  const cookieName = () => `kith_v_${ctx.organizationId}`;

  it('sets nothing on a visit, and its cookie only when the tick was set', async () => {
    const opened = await get(`/r/${ana.code}`);
    expect(opened.headers.get('set-cookie')).toBeNull();
    const html = await opened.text();
    expect(html).toContain('name="remember"');
    expect((await post(`/r/${ana.code}`, BEN)).headers.get('set-cookie')).toBeNull();
    const sent = await post(`/r/${ana.code}`, { ...BEN, remember: 'on' });
    expect(sent.headers.get('set-cookie')).toMatch(
      new RegExp(`^${cookieName()}=[0-9a-f-]{36}; Path=/; Max-Age=7776000; HttpOnly; SameSite=Lax$`),
    );
  });

  it.each<Record<string, string>>([{ 'sec-gpc': '1' }, { dnt: '1' }])(
    'heeds a browser that says no: %o',
    async (headers) => {
      const sent = await post(`/r/${ana.code}`, { ...BEN, remember: 'on' }, headers);
      expect(sent.status).toBe(303);
      expect(sent.headers.get('set-cookie')).toBeNull();
      const again = await get(`/r/${ana.code}`, {
        ...headers,
        cookie: `${cookieName()}=known`,
      });
      expect(again.headers.get('set-cookie')).toBeNull();
      expect((await touches()).map((touch) => touch.visitor_id)).not.toContain('known');
    },
  );

  it('knows who agreed before, and asks nobody else’s cookie', async () => {
    const again = await get(`/r/${ana.code}`, { cookie: `kith_v=other; ${cookieName()}=agreed` });
    expect(again.headers.get('set-cookie')).toContain(`${cookieName()}=agreed`);
    expect(await touches()).toMatchObject([{ visitor_id: 'agreed' }]);
  });
});

describe('short links', () => {
  beforeEach(() => school('always'));

  it('name their channel in the path, for the visit and for the form', async () => {
    const opened = await get(`/r/${ana.code}/w?utm_source=story`);
    expect(opened.status).toBe(200);
    expect((await post(`/r/${ana.code}/q`, BEN)).status).toBe(303);
    expect(await touches()).toMatchObject([
      { channel: 'whatsapp', source: 'story' },
      { channel: 'qr', counted: true },
    ]);
    expect((await get(`/r/${ana.code}/pigeon`)).status).toBe(404);
    expect((await post(`/r/${ana.code}/pigeon`, BEN)).status).toBe(404);
    expect((await get(`/r/${ana.code}/w`, {}, 'HEAD')).status).toBe(200);
  });

  it('keep the referring host beside the UTM parameters, and count by source', async () => {
    const headers = { referer: 'https://Social.Example/post/1?who=ben' };
    await get(`/r/${ana.code}?utm_source=Story&utm_campaign=Spring`, headers);
    await get(`/r/${ana.code}`, headers);
    await get(`/r/${ana.code}`);
    await get(`/r/${ana.code}?utm_source=story`, { ...headers, 'user-agent': 'Googlebot/2.1' });
    expect(await touches()).toMatchObject([
      { source: 'Story', referring_host: 'social.example', utm: { utm_source: 'Story', utm_campaign: 'Spring' } },
      { source: 'social.example', referring_host: 'social.example' },
      { source: null, referring_host: null },
      { counted: false },
    ]);
    const rows = await database.owner`
      select utm_source, utm_campaign, referring_host, touches from rollup_sources where program_id = ${ana.programId} order by 1`;
    expect(rows).toEqual([
      { utm_source: '', utm_campaign: '', referring_host: 'social.example', touches: 1 },
      { utm_source: 'story', utm_campaign: 'spring', referring_host: 'social.example', touches: 1 },
    ]);
  });
});

describe('a link for one person, opened on another device', () => {
  beforeEach(() => school('always'));

  async function aFriend(): Promise<string> {
    await post(`/r/${ana.code}`, BEN);
    const [row] = await database.owner`select referee_id from referrals where code_id = ${ana.codeId}`;
    return row?.referee_id;
  }
  const tokenFor = (contactId: string, organizationId = ctx.organizationId) =>
    personToken({ organizationId, codeKey: ana.code, contactId }, new Date(Date.now() + 60_000));

  it('makes the touch his, and changes nothing else', async () => {
    const contactId = await aFriend();
    const before =
      await database.owner`select count(*) from visitor_links where organization_id = ${ctx.organizationId}`;
    expect((await get(`/r/${ana.code}/e?p=${tokenFor(contactId)}`)).status).toBe(200);
    expect((await touches()).at(-1)).toMatchObject({ referee_id: contactId, channel: 'email', counted: true });
    expect(
      await database.owner`select count(*) from visitor_links where organization_id = ${ctx.organizationId}`,
    ).toEqual(before);
  });

  it.each([
    ['a preview', { 'user-agent': 'WhatsApp/2.1' }, 'GET'],
    ['a prefetch', { 'sec-purpose': 'prefetch' }, 'GET'],
    ['HEAD', {}, 'HEAD'],
  ])('is nobody’s for %s', async (_name, headers, method) => {
    const contactId = await aFriend();
    await get(`/r/${ana.code}?p=${tokenFor(contactId)}`, headers as Record<string, string>, method);
    expect((await touches()).at(-1)).toMatchObject({ referee_id: null, counted: false });
  });

  it('is an ordinary visit when it is forged, or of somebody who is gone', async () => {
    for (const token of ['nonsense', tokenFor(crypto.randomUUID(), crypto.randomUUID()), tokenFor(crypto.randomUUID())])
      expect((await get(`/r/${ana.code}?p=${token}`)).status).toBe(200);
    expect(await touches()).toMatchObject(Array(3).fill({ referee_id: null, counted: true }));
  });

  it('joins the device when he says that it is him, and only then', async () => {
    const contactId = await aFriend();
    const path = `/r/${ana.code}?c=email&p=${tokenFor(contactId)}`;
    const opened = await get(path);
    const html = await opened.text();
    expect(html).toContain('Yes, this is me');
    expect(html).not.toContain('name="email"');
    const visitor = /kith_v=([^;]+)/.exec(opened.headers.get('set-cookie') ?? '')?.[1] as string;
    const linked = () => database.owner`
      select 1 from visitor_links where visitor_id = ${visitor} and contact_id = ${contactId}`;
    expect(await linked()).toHaveLength(0);
    const said = await post(path, { known: '1' }, { cookie: `kith_v=${visitor}` });
    expect(said.status).toBe(303);
    expect(await linked()).toHaveLength(1);
    const audit =
      await database.owner`select 1 from audit_events where action = 'contact.device-joined' and subject_id = ${contactId}`;
    expect(audit).toHaveLength(1);
  });

  it('joins nothing when the link is forged, ended, or of somebody who is gone', async () => {
    for (const token of [
      '',
      'nonsense',
      tokenFor(crypto.randomUUID(), crypto.randomUUID()),
      tokenFor(crypto.randomUUID()),
    ]) {
      const said = await post(`/r/${ana.code}?p=${token}`, { known: '1' });
      expect(said.status).toBe(422);
      expect(await said.text()).toContain('This link has ended');
    }
    expect(
      await database.owner`select 1 from visitor_links where organization_id = ${ctx.organizationId}`,
    ).toHaveLength(0);
  });
});
