import { describe, expect, it } from 'vitest';
import { DEFAULT_STEPS } from '@/lib/domain/referrals/milestones';
import type { Ctx } from '@/lib/services/context';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { textSource } from '@/lib/services/import/csv-text';
import { runImport } from '@/lib/services/import/run-import';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { getReferral } from '@/lib/services/referrals/reads';
import { recordMilestone } from '@/lib/services/referrals/record-milestone';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { csv } from '@/tests/factories/csv';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const STEPS = [{ key: 'trial-booked', label: 'Trial booked' }, { key: 'applied', label: 'Applied' }, ...DEFAULT_STEPS];
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000).toISOString();

async function aLead() {
  const ctx = await anOrganization();
  await updateSettings(as(ctx, 'owner'), { milestones: STEPS });
  const code = await aCode(database.owner, ctx);
  const { visitorId } = await recordTouch(at(ctx, hours(-48)), { code: code.code, channel: 'whatsapp' });
  await recordTouch(at(ctx, hours(-24)), { code: code.code, channel: 'qr', visitorId });
  const referee = { email: 'ben@example.com' };
  const { referral } = await submitLead(ctx, { code: code.code, visitorId, referee });
  return { ctx, code, id: referral.id };
}

const rows = (ctx: Ctx) =>
  database.owner`select key, label, external_id from referral_milestones where organization_id = ${ctx.organizationId} order by key`;

describe('recordMilestone', () => {
  it('writes a step once, into timeline, score, audit and outbox', async () => {
    const { ctx, id } = await aLead();
    const before = await getReferral(ctx, id);
    const step = { key: 'trial-booked', occurredAt: hours(-1), externalId: 'trial-1' };
    const told = await Promise.all([1, 2, 3].map(() => recordMilestone(ctx, id, step)));
    expect(told.map(({ created }) => created).sort()).toEqual([false, false, true]);
    expect(await rows(ctx)).toEqual([{ key: 'trial-booked', label: 'Trial booked', external_id: 'trial-1' }]);
    const after = await getReferral(ctx, id);
    expect(after.milestones).toEqual([
      { key: 'trial-booked', label: 'Trial booked', occurredAt: new Date(step.occurredAt) },
    ]);
    expect(after.timeline.map(({ type }) => type)).toEqual(['shared', 'visited', 'milestone', 'lead']);
    expect(after.qualityScore).toBe((before.qualityScore ?? 0) + 10);
    expect(after.qualityReasons).toContainEqual({ code: 'milestones-reached', points: 10 });
    const [stored] = await database.owner`select quality_score from referrals where id = ${id}`;
    expect(stored?.quality_score).toBe(after.qualityScore);
    const audit =
      await database.owner`select 1 from audit_events where action = 'referral.milestone-reached' and subject_id = ${id}`;
    expect(audit).toHaveLength(1);
  });

  it('refuses what no school has defined, another time, the future, and other schools', async () => {
    const { ctx, id } = await aLead();
    const record = (input: object) =>
      recordMilestone(ctx, id, { key: 'trial-booked', occurredAt: hours(-1), ...input });
    await expect(record({ key: 'lost' })).rejects.toMatchObject({ status: 422, errors: [{ path: 'key' }] });
    await expect(record({ key: 'paid' })).rejects.toMatchObject({ status: 422, errors: [{ path: 'key' }] });
    await expect(record({ occurredAt: hours(1) })).rejects.toMatchObject({ errors: [{ path: 'occurredAt' }] });
    await record({});
    await expect(record({ occurredAt: hours(-2) })).rejects.toMatchObject({ status: 409, code: 'milestone-reached' });
    const other = await anOrganization();
    await expect(recordMilestone(other, id, { key: 'applied', occurredAt: hours(0) })).rejects.toMatchObject({
      status: 404,
    });
    await expect(recordMilestone(ctx, 'nonsense', {})).rejects.toMatchObject({ status: 404 });
    await expect(recordMilestone(as(ctx, 'viewer'), id, {})).rejects.toMatchObject({ status: 403 });
    await database.owner`update referrals set status = 'rejected' where id = ${id}`;
    await expect(record({ key: 'applied' })).rejects.toMatchObject({ status: 409, code: 'referral-rejected' });
  });

  it('counts for a conversion, and the score falls with a refund', async () => {
    const ctx = await anOrganization();
    const granted = await aGrantedReward(database.owner, ctx);
    const before = await getReferral(ctx, granted.referralId);
    expect(before.timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['converted', 'granted']));
    expect(before.qualityReasons).toContainEqual({ code: 'value-kept', points: 20 });
    const refund = { externalId: 'r-1', amountMinor: 40_000, reason: 'refund', occurredAt: NOW.toISOString() };
    await recordRefund(ctx, granted.conversionId, refund);
    const after = await getReferral(ctx, granted.referralId);
    expect(after.qualityReasons).toContainEqual({ code: 'value-kept', points: 10 });
    const [stored] = await database.owner`select quality_score from referrals where id = ${granted.referralId}`;
    expect(stored?.quality_score).toBe(after.qualityScore);
  });
});

describe('steps from a file', () => {
  it('find their referral, twice with the same state, and say what is wrong', async () => {
    const { ctx, id, code } = await aLead();
    const file = csv(
      'referral_id,referee_email,code,milestone,occurred_at,external_id',
      `,BEN@example.com,${code.code},applied,${hours(-3)},a-1`,
      `${id},,,trial-booked,${hours(-4)},`,
      `,nobody@example.com,,applied,${hours(-3)},`,
      `${id},,,paid,${hours(-3)},`,
    );
    const run = () => runImport(ctx, 'milestones', textSource(file));
    expect(await run()).toMatchObject({ created: 2, failed: 2 });
    expect((await run()).errors.map(({ row, column }) => [row, column])).toEqual([
      [4, 'referee_email'],
      [5, 'milestone'],
    ]);
    expect(await run()).toMatchObject({ created: 0, unchanged: 2, failed: 2 });
    expect(await rows(ctx)).toHaveLength(2);
  });
});
