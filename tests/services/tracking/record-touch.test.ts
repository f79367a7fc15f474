import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { NotFoundError } from '@/lib/services/errors';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { closeCodeFacts, codeFacts } from '@/lib/services/tracking/code-facts';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
afterAll(closeCodeFacts);

const CHROME = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

describe('recordTouch', () => {
  it('stores a counted touch and folds it into the day of the organisation', async () => {
    const ctx = await anOrganization();
    const { code, codeId, programId, referrerId } = await aCode(database.owner, ctx);
    const early = '2026-09-15T02:00:00Z';
    const touch = await recordTouch(ctx, {
      code: code.toLowerCase(),
      channel: 'whatsapp',
      occurredAt: early,
      userAgent: CHROME,
    });
    expect(touch).toEqual({ id: expect.any(String), visitorId: expect.any(String), counted: true });
    const rows = await database.owner`select * from touches where id = ${touch.id}`;
    expect(rows[0]).toMatchObject({
      organization_id: ctx.organizationId,
      program_id: programId,
      code_id: codeId,
      referrer_id: referrerId,
      channel: 'whatsapp',
      visitor_id: touch.visitorId,
      counted: true,
      user_agent: CHROME,
      occurred_at: new Date(early),
    });
    const days = await database.owner`select day, channel, touches from rollup_daily where program_id = ${programId}`;
    expect(days).toEqual([{ day: '2026-09-14', channel: 'whatsapp', touches: 1 }]);
  });

  it('keeps the visitor that it is given, and stores a bot without counting it', async () => {
    const ctx = await anOrganization();
    const { code, programId } = await aCode(database.owner, ctx);
    const bot = await recordTouch(ctx, { code, visitorId: 'v-1', userAgent: 'WhatsApp/2.23.20.0' });
    expect(bot).toEqual({ id: expect.any(String), visitorId: 'v-1', counted: false, reason: 'preview' });
    expect(await database.owner`select counted, reason from touches where id = ${bot.id}`).toEqual([
      { counted: false, reason: 'preview' },
    ]);
    expect(await database.owner`select 1 from rollup_daily where program_id = ${programId}`).toHaveLength(0);
  });

  it.each([
    ['an expired code', { expiresAt: '2026-09-01T00:00:00Z' }, 'code-expired'],
    ['a code switched off', { isActive: false }, 'code-inactive'],
    ['a paused programme', { status: 'paused' as const }, 'program-not-active'],
    ['a programme of tomorrow', { startsAt: '2026-09-16T00:00:00Z' }, 'program-not-active'],
    ['a former student', { standing: { kind: 'student', status: 'inactive' } }, 'referrer-not-eligible'],
  ])('stores a touch of %s and says why it does not count', async (_name, overrides, reason) => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx, overrides);
    expect(await recordTouch(ctx, { code })).toMatchObject({ counted: false, reason });
  });

  it('answers a thousand at once, each stored once', async () => {
    const ctx = await anOrganization();
    const { code, codeId, programId } = await aCode(database.owner, ctx);
    const touches = await Promise.all(Array.from({ length: 1000 }, () => recordTouch(ctx, { code })));
    const [stored] = await database.owner`select count(*) as count from touches where code_id = ${codeId}`;
    expect(stored?.count).toBe(1000);
    expect(new Set(touches.map(({ id }) => id)).size).toBe(1000);
    const [day] = await database.owner`select touches from rollup_daily where program_id = ${programId}`;
    expect(day?.touches).toBe(1000);
  });

  it('opens the month of a touch of the past', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx, { startsAt: '2010-01-01T00:00:00Z' });
    const touch = await recordTouch(ctx, { code, occurredAt: '2011-03-31T23:59:59Z' });
    expect(touch.counted).toBe(true);
    expect(await database.owner`select occurred_at from touches where id = ${touch.id}`).toHaveLength(1);
  });

  it('refuses what no touch can be', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx);
    const refused = (input: unknown) => expect(recordTouch(ctx, input)).rejects;
    await refused({ code, occurredAt: '2026-09-15T12:06:00Z' }).toMatchObject({
      status: 422,
      errors: [{ path: 'occurredAt' }],
    });
    await refused({ code, occurredAt: '1999-12-31T00:00:00Z' }).toMatchObject({ status: 422 });
    await refused({ code, visitorId: 'a b' }).toMatchObject({ errors: [{ path: 'visitorId' }] });
    await refused({ code: 'NOBODY-HAS-IT' }).toThrow(NotFoundError);
    await expect(recordTouch(as(ctx, 'viewer'), { code })).rejects.toMatchObject({ status: 403 });
  });

  it("does not know another organisation's code", async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const { code, codeId } = await aCode(database.owner, other);
    await expect(recordTouch(ctx, { code })).rejects.toThrow(NotFoundError);
    expect(await database.owner`select 1 from touches where code_id = ${codeId}`).toHaveLength(0);
  });

  it('lets the referral of a friend who comes again wait longer', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx);
    const { visitorId } = await recordTouch(ctx, { code });
    const { referral } = await submitLead(ctx, { code, visitorId, referee: { email: 'ben@example.com' } });
    expect(referral.expiresAt).toEqual(new Date('2026-12-14T12:00:00Z'));
    await recordTouch(at(ctx, '2026-10-15T12:00:00Z'), { code, visitorId: randomUUID() });
    await recordTouch(at(ctx, '2026-10-01T12:00:00Z'), { code, visitorId });
    const [after] = await database.owner`select expires_at from referrals where id = ${referral.id}`;
    expect(after?.expires_at).toEqual(new Date('2026-12-30T12:00:00Z'));
  });
});

describe('codeFacts', () => {
  const isKept = async (code: string) => {
    const first = await codeFacts(code, NOW);
    return first === (await codeFacts(code, NOW));
  };
  const keptFacts = async (code: string) => {
    await expect.poll(() => isKept(code)).toBe(true);
    return codeFacts(code, NOW);
  };

  it('keeps what it read until one of its rows changes', async () => {
    const ctx = await anOrganization();
    const { owner } = database;
    const { code, programId, referrerId } = await aCode(owner, ctx);
    const first = await keptFacts(code);
    expect(first).toMatchObject({ referrerFirstName: 'Ana', referrerEligible: true, isActive: true });

    await owner`update referral_programs set status = 'paused', active_slot = null where id = ${programId}`;
    await expect.poll(async () => (await codeFacts(code, NOW))?.program.status).toBe('paused');
    await keptFacts(code);
    await owner`update contacts set first_name = 'Anna' where id = ${referrerId}`;
    await expect.poll(async () => (await codeFacts(code, NOW))?.referrerFirstName).toBe('Anna');
    await keptFacts(code);
    await owner`update contact_standings set status = 'inactive' where contact_id = ${referrerId}`;
    await expect.poll(async () => (await codeFacts(code, NOW))?.referrerEligible).toBe(false);
    await keptFacts(code);
    await owner`update organizations set name = 'New name' where id = ${ctx.organizationId}`;
    await expect.poll(async () => (await codeFacts(code, NOW))?.organization.name).toBe('New name');
    await keptFacts(code);
    await owner`update referral_codes set is_active = false where code_key = ${code}`;
    await expect.poll(async () => (await codeFacts(code, NOW))?.isActive).toBe(false);
  });

  it("follows a parent's children", async () => {
    const ctx = await anOrganization();
    const { owner } = database;
    const { code, referrerId } = await aCode(owner, ctx, { programType: 'parent', standing: null });
    expect(await keptFacts(code)).toMatchObject({ referrerEligible: false });
    const [child] = await owner`
      insert into contacts (organization_id, guardian_id) values (${ctx.organizationId}, ${referrerId}) returning id`;
    await owner`insert into contact_standings values (${ctx.organizationId}, ${child?.id}, 'student', 'active')`;
    await expect.poll(async () => (await codeFacts(code, NOW))?.referrerEligible).toBe(true);
    await keptFacts(code);
    await owner`update contacts set guardian_id = null where id = ${child?.id}`;
    await expect.poll(async () => (await codeFacts(code, NOW))?.referrerEligible).toBe(false);
  });

  it('learns of a code that nobody had a moment ago', async () => {
    const ctx = await anOrganization();
    expect(await codeFacts('SOON-THERE', NOW)).toBeNull();
    await aCode(database.owner, ctx, { code: 'SOON-THERE' });
    await expect.poll(async () => (await codeFacts('SOON-THERE', NOW))?.code).toBe('SOON-THERE');
  });

  it('asks again after five minutes, whatever it heard', async () => {
    const { code } = await aCode(database.owner, await anOrganization());
    const first = await keptFacts(code);
    expect(await codeFacts(code, new Date(NOW.getTime() + 299_999))).toBe(first);
    expect(await codeFacts(code, new Date(NOW.getTime() + 300_000))).not.toBe(first);
  });

  it('keeps nothing while the notifications cannot be heard, and keeps again when they can', async () => {
    const { owner } = database;
    const { code, referrerId } = await aCode(owner, await anOrganization());
    const before = await keptFacts(code);
    await owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen landing%'`;
    await expect.poll(async () => (await codeFacts(code, NOW)) !== before).toBe(true);
    await owner`update contacts set first_name = 'Unheard' where id = ${referrerId}`;
    await expect.poll(async () => (await codeFacts(code, NOW))?.referrerFirstName).toBe('Unheard');
    await keptFacts(code);
  });
});
