import { afterAll, describe, expect, it } from 'vitest';
import { listOwnReferrals } from '@/lib/services/referrals/own-referrals';
import { getReferral, listReferrals } from '@/lib/services/referrals/reads';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { closeCodeFacts } from '@/lib/services/tracking/code-facts';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { aCode, DEFINITION } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
afterAll(closeCodeFacts);

const ben = { email: 'ben@example.com', firstName: 'Ben' };

describe('submitLead', () => {
  it('makes a referral of a visit, with timeline, figures, audit entry and event', async () => {
    const ctx = await anOrganization();
    const { owner } = database;
    const { code, codeId, programId, referrerId, versionId } = await aCode(owner, ctx);
    const { visitorId } = await recordTouch(at(ctx, '2026-09-10T08:00:00Z'), { code, channel: 'sms' });
    const { referral, created } = await submitLead(ctx, { code, visitorId, referee: ben }, { consent: true });
    expect(created).toBe(true);
    expect(referral).toMatchObject({
      programId,
      programVersion: 1,
      code,
      referrerId,
      refereeFirstName: 'Ben',
      status: 'pending',
      channel: 'sms',
      sharedAt: new Date('2026-09-10T08:00:00Z'),
      expiresAt: new Date('2026-12-09T08:00:00Z'),
      referredAt: ctx.now,
      conversionValueMinor: null,
      rewardAmountMinor: 0,
      currency: 'USD',
      qualityScore: 30,
    });
    expect(referral.timeline.map(({ type }) => type)).toEqual(['shared', 'lead']);
    const [row] = await owner`select program_version_id, code_id from referrals where id = ${referral.id}`;
    expect(row).toEqual({ program_version_id: versionId, code_id: codeId });
    const [contact] = await owner`select consent_at, lead_since from contacts where id = ${referral.refereeId}`;
    expect(contact).toEqual({ consent_at: ctx.now, lead_since: null });
    expect(
      await owner`select day, channel, touches, leads from rollup_daily where program_id = ${programId} order by day`,
    ).toEqual([
      { day: '2026-09-10', channel: 'sms', touches: 1, leads: 0 },
      { day: '2026-09-15', channel: 'sms', touches: 0, leads: 1 },
    ]);
    expect(await owner`select leads from rollup_referrers where referrer_id = ${referrerId}`).toEqual([{ leads: 1 }]);
    const audit = await owner`select action from audit_events where subject_id = ${referral.id}`;
    expect(audit).toEqual([{ action: 'referral.submitted' }]);
    const [job] = await owner`select payload from graphile_worker._private_jobs order by id desc limit 1`;
    expect(job?.payload.events[0]).toMatchObject({
      name: 'referral/lead.submitted',
      data: { organizationId: ctx.organizationId, referralId: referral.id, refereeId: referral.refereeId },
    });
  });

  it('stores the lead as a touch when none came before: a code that was told', async () => {
    const ctx = await anOrganization();
    const { code, codeId } = await aCode(database.owner, ctx);
    const { referral } = await submitLead(ctx, {
      code,
      referee: { externalId: 'S-1' },
      occurredAt: '2026-09-01T10:00:00Z',
    });
    const touches =
      await database.owner`select channel, referee_id, counted, occurred_at from touches where code_id = ${codeId}`;
    const occurredAt = new Date('2026-09-01T10:00:00Z');
    expect(touches).toEqual([
      { channel: 'told', referee_id: referral.refereeId, counted: true, occurred_at: occurredAt },
    ]);
    expect(referral).toMatchObject({ channel: 'told', sharedAt: occurredAt, referredAt: occurredAt });
  });

  it('takes a visit of exactly 90 days ago, and not one that is a millisecond older', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx);
    const visit = await recordTouch(at(ctx, '2026-06-17T12:00:00.000Z'), { code });
    const older = await recordTouch(at(ctx, '2026-06-17T11:59:59.999Z'), { code });
    const inTime = await submitLead(ctx, { code, visitorId: visit.visitorId, referee: { email: 'in@example.com' } });
    expect(inTime.referral.expiresAt).toEqual(ctx.now);
    const late = await submitLead(ctx, { code, visitorId: older.visitorId, referee: { email: 'late@example.com' } });
    expect(late.referral.sharedAt).toEqual(ctx.now);
  });

  it('gives the first referral when the same friend comes again, also at the same instant', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx);
    const benny = { email: 'benny@gmail.com' };
    const both = await Promise.all([1, 2, 3].map(() => submitLead(ctx, { code, referee: benny })));
    expect(both.map(({ created }) => created).sort()).toEqual([false, false, true]);
    expect(new Set(both.map(({ referral }) => referral.id)).size).toBe(1);
    const again = await submitLead(ctx, { code, referee: { email: 'Ben.ny+school@googlemail.com' } });
    expect(again.referral.id).toBe(both[0]?.referral.id);
    expect(again.created).toBe(false);
  });

  it('shares a transaction between visitors, each with his own answer and his own name in the audit trail', async () => {
    const ctx = await anOrganization();
    const { owner } = database;
    const { code, programId } = await aCode(owner, ctx, { email: 'ana@school.example', phone: '+12125550123' });
    const visitors = Array.from({ length: 8 }, (_, n) => {
      const actor = { type: 'visitor', id: `device-${n}`, name: 'Visitor' } as const;
      return { ...as(ctx, 'manager'), actor, scopes: new Set(['referrals:write'] as const), requestId: `request-${n}` };
    });
    const inputs = visitors.map((_, n) => ({ code, visitorId: `device-${n}`, referee: { email: `f${n}@b.example` } }));
    Object.assign(inputs[2] as object, { referee: { email: 'sister@b.example', phone: '+1 212 555 0123' } });
    Object.assign(inputs[4] as object, { code: 'NOBODYS' });
    Object.assign(inputs[6] as object, { referee: { email: 'F5@b.example' } });
    const answers = await Promise.allSettled(visitors.map((visitor, n) => submitLead(visitor, inputs[n])));
    expect(
      answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.created : answer.reason.code)),
    ).toEqual([true, true, 'same-household', true, 'not-found', true, false, true]);
    expect(await owner`select 1 from contacts where email = 'sister@b.example'`).toHaveLength(0);
    const audit = await owner`
      select a.actor_id, a.request_id, f.email from audit_events a
      join referrals r on r.id::text = a.subject_id join contacts f on f.id = r.referee_id
      where a.organization_id = ${ctx.organizationId} and a.action = 'referral.submitted' order by 1`;
    expect(audit).toEqual(
      [0, 1, 3, 5, 7].map((n) => ({ actor_id: `device-${n}`, request_id: `request-${n}`, email: `f${n}@b.example` })),
    );
    expect(await owner`select leads from rollup_daily where program_id = ${programId}`).toEqual([{ leads: 5 }]);
  });

  it('lets a friend wait for two referrers at once', async () => {
    const ctx = await anOrganization();
    const [one, two] = [await aCode(database.owner, ctx), await aCode(database.owner, ctx)];
    const first = await submitLead(ctx, { code: one.code, referee: ben });
    const second = await submitLead(ctx, { code: two.code, referee: ben });
    expect(second.created).toBe(true);
    expect(second.referral.refereeId).toBe(first.referral.refereeId);
  });

  it('refuses oneself, under any spelling of the address, and the household', async () => {
    const ctx = await anOrganization();
    const { owner } = database;
    const { code } = await aCode(owner, ctx, { email: 'ana@example.com', phone: '+12125550123' });
    await expect(submitLead(ctx, { code, referee: { email: ' Ana@Example.com ' } })).rejects.toMatchObject({
      status: 422,
      code: 'self-referral',
    });
    const brother = { email: 'bro@example.com', phone: '+1 212 555 0123' };
    await expect(submitLead(ctx, { code, referee: brother })).rejects.toMatchObject({ code: 'same-household' });
    expect(await owner`select 1 from contacts where email = 'bro@example.com'`).toHaveLength(0);
    const eligibility = { allowSelfReferral: true, allowSameHousehold: true };
    const open = await aCode(owner, ctx, { phone: '+12125550123', definition: { ...DEFINITION, eligibility } });
    expect((await submitLead(ctx, { code: open.code, referee: brother })).created).toBe(true);
  });

  it('refuses who came by a referral before', async () => {
    const ctx = await anOrganization();
    const { owner } = database;
    const [one, two] = [await aCode(owner, ctx), await aCode(owner, ctx)];
    const { referral } = await submitLead(ctx, { code: one.code, referee: ben });
    await owner`update referrals set status = 'converted' where id = ${referral.id}`;
    const again = () => expect(submitLead(ctx, { code: two.code, referee: ben })).rejects;
    await again().toMatchObject({ status: 422, code: 'already-referred' });
    await owner`update referrals set is_reward_claimed = true where id = ${referral.id}`;
    await again().toMatchObject({ code: 'already-rewarded' });
  });

  it.each([
    [{ expiresAt: '2026-09-01T00:00:00Z' }, 'code-expired'],
    [{ isActive: false }, 'code-inactive'],
    [{ status: 'paused' as const }, 'program-not-active'],
    [{ status: 'ended' as const }, 'program-not-active'],
    [{ standing: null }, 'referrer-not-eligible'],
  ])('refuses a code that does not work: %o', async (overrides, reason) => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx, overrides);
    await expect(submitLead(ctx, { code, referee: ben })).rejects.toMatchObject({ status: 422, code: reason });
    expect(await database.owner`select 1 from contacts where organization_id = ${ctx.organizationId}`).toHaveLength(1);
  });

  it('revives an expired referral when the friend comes back by the same code', async () => {
    const ctx = await anOrganization();
    const { owner } = database;
    const { code } = await aCode(owner, ctx);
    const { referral } = await submitLead(at(ctx, '2026-01-01T00:00:00Z'), { code, referee: ben });
    await owner`update referrals set status = 'expired' where id = ${referral.id}`;
    const back = await submitLead(ctx, { code, referee: ben });
    expect(back).toMatchObject({ created: false, referral: { id: referral.id, status: 'pending', sharedAt: ctx.now } });
    expect(back.referral.timeline.map(({ type }) => type)).toEqual(['shared', 'lead', 'touched', 'lead']);
  });

  it('refuses input that nobody can act on', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx);
    const refused = (input: unknown) => expect(submitLead(ctx, input)).rejects;
    await refused({ code, referee: {} }).toMatchObject({ status: 422, errors: [{ path: 'referee' }] });
    await refused({ code, referee: { email: 'no' } }).toMatchObject({ errors: [{ path: 'referee.email' }] });
    await refused({ code, referee: ben, occurredAt: '2027-01-01T00:00:00Z' }).toMatchObject({
      errors: [{ path: 'occurredAt' }],
    });
    await refused({ code: 'NOBODY-HAS-IT', referee: ben }).toMatchObject({ status: 404 });
    await expect(submitLead(as(ctx, 'viewer'), { code, referee: ben })).rejects.toMatchObject({ status: 403 });
  });
});

describe('reads of referrals', () => {
  it('list by status, programme and referrer, page by page, and stay in the organisation', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const { owner } = database;
    const [one, two] = [await aCode(owner, ctx), await aCode(owner, ctx)];
    const leads = [];
    for (const n of [1, 2, 3])
      leads.push(await submitLead(ctx, { code: one.code, referee: { email: `${n}@example.com` } }));
    await submitLead(ctx, { code: two.code, referee: ben });
    const ids = leads.map(({ referral }) => referral.id).reverse();
    await owner`update referrals set status = 'expired' where id = ${ids[0] as string}`;

    const first = await listReferrals(ctx, { programId: one.programId, limit: '2' });
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const second = await listReferrals(ctx, { programId: one.programId, limit: 2, cursor: first.nextCursor });
    expect(second).toMatchObject({ data: [{ id: ids[2] }], nextCursor: null });
    expect((await listReferrals(ctx, { status: 'expired' })).data.map(({ id }) => id)).toEqual([ids[0]]);
    expect((await listReferrals(ctx, { referrerId: two.referrerId })).data).toHaveLength(1);
    await expect(listReferrals(ctx, { cursor: 'x' })).rejects.toMatchObject({ status: 422 });
    expect(await getReferral(ctx, ids[2] as string)).toMatchObject({
      id: ids[2],
      timeline: [{ type: 'shared' }, { type: 'lead' }],
    });
    await expect(getReferral(ctx, 'nonsense')).rejects.toMatchObject({ status: 404 });

    expect((await listReferrals(other)).data).toEqual([]);
    await expect(getReferral(other, ids[0] as string)).rejects.toMatchObject({ status: 404 });
  });

  it('show a referrer his own friends by first name only', async () => {
    const ctx = await anOrganization();
    const [one, two] = [await aCode(database.owner, ctx), await aCode(database.owner, ctx)];
    await submitLead(ctx, { code: one.code, referee: { ...ben, lastName: 'Secret', firstName: 'Ben Paul' } });
    await submitLead(ctx, { code: two.code, referee: { email: 'eve@example.com' } });
    const own = await listOwnReferrals(as(ctx, 'referrer', one.referrerId));
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({ friendFirstName: 'Ben', status: 'pending', code: one.code });
    expect(JSON.stringify(own)).not.toMatch(/Secret|example\.com/);
    await expect(listOwnReferrals(as(ctx, 'manager'))).rejects.toMatchObject({ status: 403 });
    await expect(listOwnReferrals(ctx)).rejects.toMatchObject({ status: 403 });
  });
});
