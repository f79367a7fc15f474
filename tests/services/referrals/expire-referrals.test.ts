import { afterAll, describe, expect, it } from 'vitest';
import { expireReferrals } from '@/lib/services/referrals/expire-referrals';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { closeCodeFacts } from '@/lib/services/tracking/code-facts';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
afterAll(closeCodeFacts);

const statusOf = async (id: string) =>
  (await database.owner`select status, reason from referrals where id = ${id}`)[0] as {
    status: string;
    reason: string;
  };

describe('expireReferrals', () => {
  it('ends a referral after its last instant, not at it, once', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx);
    const { referral } = await submitLead(ctx, { code, referee: { email: 'ben@example.com' } });
    const last = referral.expiresAt;
    expect(await expireReferrals(at(ctx, last))).toBe(0);
    const after = at(ctx, new Date(last.getTime() + 1));
    expect(await expireReferrals(after)).toBe(1);
    expect(await expireReferrals(after)).toBe(0);
    expect(await statusOf(referral.id)).toEqual({ status: 'expired', reason: 'referral-expired' });
    const events = await database.owner`
      select type, occurred_at from referral_events where referral_id = ${referral.id} and type = 'expired'`;
    expect(events).toEqual([{ type: 'expired', occurred_at: last }]);
    const audit = await database.owner`select action from audit_events where subject_id = ${referral.id} order by id`;
    expect(audit.map(({ action }) => action)).toEqual(['referral.submitted', 'referral.expired']);
    const [job] = await database.owner`select payload from graphile_worker._private_jobs order by id desc limit 1`;
    expect(job?.payload.events).toMatchObject([{ name: 'referral/expired', data: { referralId: referral.id } }]);
  });

  it('looks for a touch that nobody told the referral of', async () => {
    const ctx = await anOrganization();
    const { owner } = database;
    const { code } = await aCode(owner, ctx);
    const visit = await recordTouch(ctx, { code });
    const { referral } = await submitLead(ctx, {
      code,
      visitorId: visit.visitorId,
      referee: { email: 'ben@example.com' },
    });
    await recordTouch(at(ctx, '2026-11-01T00:00:00Z'), { code, visitorId: visit.visitorId });
    await owner`update referrals set expires_at = ${referral.expiresAt} where id = ${referral.id}`;
    expect(await expireReferrals(at(ctx, '2026-12-20T00:00:00Z'))).toBe(0);
    const [row] = await owner`select status, expires_at from referrals where id = ${referral.id}`;
    expect(row).toEqual({ status: 'pending', expires_at: new Date('2027-01-30T00:00:00Z') });
  });

  it('leaves other organisations alone, and wants the right', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const { code } = await aCode(database.owner, other);
    const { referral } = await submitLead(other, { code, referee: { email: 'ben@example.com' } });
    const later = '2028-01-01T00:00:00Z';
    expect(await expireReferrals(at(ctx, later))).toBe(0);
    expect((await statusOf(referral.id)).status).toBe('pending');
    await expect(expireReferrals(as(ctx, 'viewer'))).rejects.toMatchObject({ status: 403 });
  });
});
