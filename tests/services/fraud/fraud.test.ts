import { describe, expect, it } from 'vitest';
import { getDashboardFacts } from '@/lib/services/analytics/dashboard';
import type { Ctx } from '@/lib/services/context';
import { appealFraudCase } from '@/lib/services/fraud/appeal';
import { assessNewReferrals } from '@/lib/services/fraud/assess-new';
import { closeFraudCases } from '@/lib/services/fraud/close-cases';
import { decideFraudCase } from '@/lib/services/fraud/decide';
import { openFraudCasesCsv } from '@/lib/services/fraud/export-cases';
import { networkHash } from '@/lib/services/fraud/network-hash';
import { countFraudCases, getFraudCase, listFraudCases, ownFraudCases } from '@/lib/services/fraud/reads';
import { getFraudSettings, updateFraudSettings } from '@/lib/services/fraud/settings';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { approveReward } from '@/lib/services/rewards/approve';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { getReward } from '@/lib/services/rewards/reads';
import { aGrantedReward, type GrantedOverrides, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const DAY = 86_400_000;
const later = (ctx: Ctx, days: number) => at(ctx, new Date(NOW.getTime() + days * DAY));
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error) => error.code,
  );

/** Ana brings herself: the friend's mailbox is hers with a tag, at a provider that no rule of identity knows. */
async function aSelfReferral(ctx: Ctx, more: GrantedOverrides = {}) {
  const granted = await aGrantedReward(database.owner, ctx, {
    email: 'ana@school.example',
    refereeEmail: 'ana+1@school.example',
    rewards: onlyReferrer('cash', 5000),
    ...more,
  });
  return granted;
}

async function aCase(ctx: Ctx, more: GrantedOverrides = {}) {
  const granted = await aSelfReferral(ctx, more);
  await assessNewReferrals(ctx);
  const { data } = await listFraudCases(ctx, {});
  const found = data.find(({ referralId }) => referralId === granted.referralId);
  if (!found) throw new Error('No case was opened');
  return { ...granted, case: found, caseId: found.id };
}

describe('an assessment', () => {
  it('opens a case with reasons, once, and tells the trail', async () => {
    const ctx = await anOrganization();
    const { case: found, referralId, referrerId, refereeId } = await aCase(ctx);
    expect(found).toMatchObject({ referralId, referrerId, refereeId, status: 'open', verdict: 'hold', score: 75 });
    expect(found.signals).toEqual([{ key: 'self', reason: 'same-mailbox', weight: 75, evidence: {} }]);
    expect(await assessNewReferrals(ctx)).toEqual({ assessed: 0, held: 0 });
    expect(await countFraudCases(ctx)).toBe(1);
    const actions = await database.owner`
      select action from audit_events where organization_id = ${ctx.organizationId} and subject_id = ${found.id}`;
    expect(actions).toEqual([{ action: 'fraud.case-opened' }]);
  });

  it('passes an ordinary friend, and its reward is released after the hold', async () => {
    const ctx = await anOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 5000) });
    expect(await assessNewReferrals(ctx)).toEqual({ assessed: 1, held: 0 });
    expect(await approveDueRewards(later(ctx, 14))).toEqual({ approved: 1 });
    expect((await getReward(ctx, reward.id)).status).toBe('approved');
  });

  it('comes before any release, also when nobody looked before', async () => {
    const ctx = await anOrganization();
    const { reward } = await aSelfReferral(ctx);
    const friend = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 5000) });
    expect(await approveDueRewards(later(ctx, 14))).toEqual({ approved: 1 });
    expect((await getReward(ctx, friend.reward.id)).status).toBe('approved');
    expect((await getReward(ctx, reward.id)).status).toBe('pending');
    expect(await countFraudCases(ctx)).toBe(1);
    expect(await approveDueRewards(later(ctx, 15))).toEqual({ approved: 0 });
  });

  it('is repeated when the hold is over: what came to light meanwhile counts', async () => {
    const ctx = await anOrganization();
    const { reward, refereeId, referrerId } = await aGrantedReward(database.owner, ctx, {
      rewards: onlyReferrer('cash', 5000),
    });
    expect(await assessNewReferrals(ctx)).toEqual({ assessed: 1, held: 0 });
    await database.owner`
      insert into visitor_links (organization_id, visitor_id, contact_id, linked_at)
      select ${ctx.organizationId}, 'one-browser', k, now() from unnest(${[refereeId, referrerId]}::uuid[]) k`;
    expect(await approveDueRewards(later(ctx, 14))).toEqual({ approved: 0 });
    const [row] = (await listFraudCases(ctx)).data;
    expect(row?.signals).toMatchObject([{ key: 'device', reason: 'browser-of-the-referrer' }]);
    expect((await getReward(ctx, reward.id)).status).toBe('pending');
  });

  it('knows people under the names that were merged into them', async () => {
    const ctx = await anOrganization();
    const { owner } = database;
    const { refereeId, referrerId } = await aGrantedReward(owner, ctx, { rewards: onlyReferrer('cash', 5000) });
    const [old] = await owner`
      insert into contacts (organization_id, email, merged_into_id) values (${ctx.organizationId}, 'old@example.org', ${referrerId})
      returning id`;
    await owner`
      insert into visitor_links (organization_id, visitor_id, contact_id, linked_at)
      select ${ctx.organizationId}, 'one-browser', k, now() from unnest(${[refereeId, old?.id]}::uuid[]) k`;
    expect(await assessNewReferrals(ctx)).toEqual({ assessed: 1, held: 1 });
    const [row] = (await listFraudCases(ctx)).data;
    expect(row?.signals).toMatchObject([{ key: 'device', reason: 'browser-of-the-referrer' }]);
  });

  it('sees a ring, and a friend who was here before', async () => {
    const ctx = await anOrganization();
    const { owner } = database;
    const first = await aGrantedReward(owner, ctx, {
      rewards: onlyReferrer('cash', 5000),
      refereeEmail: 'ben@example.org',
    });
    const [bens] = await owner`select email from contacts where id = ${first.refereeId}`;
    expect(bens?.email).toBe('ben@example.org');
    await owner`
      update referrals set referrer_id = ${first.refereeId}, referee_id = ${first.referrerId} where id = ${first.referralId}`;
    await owner`update conversions set referee_id = ${first.referrerId} where id = ${first.conversionId}`;
    const back = await aGrantedReward(owner, later(ctx, 1), { fixture: first, refereeEmail: 'ben@example.org' });
    await assessNewReferrals(later(ctx, 2));
    const { data } = await listFraudCases(ctx);
    const ring = data.find(({ referralId }) => referralId === back.referralId);
    expect(ring?.signals).toMatchObject([
      { key: 'circular', reason: 'ring', evidence: { people: 2, contactIds: [first.refereeId, first.referrerId] } },
    ]);
    await owner`update contacts set lead_since = '2026-01-01T00:00:00Z' where id = ${first.refereeId}`;
    await owner`delete from fraud_assessments where referral_id = ${back.referralId}`;
    await assessNewReferrals(later(ctx, 2));
    const again = (await listFraudCases(ctx)).data.find(({ referralId }) => referralId === back.referralId);
    expect(again?.signals.map(({ key }) => key)).toEqual(['circular', 'existing-customer']);
    expect((await getFraudCase(ctx, again?.id ?? '')).history.map(({ kind }) => kind)).toEqual(['opened', 'raised']);
  });

  it('that cannot read something holds the one it is about, and lets the others go', async () => {
    const ctx = await anOrganization();
    const spoilt = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 5000) });
    const good = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 5000) });
    await database.owner`
      insert into payout_methods (organization_id, contact_id, provider, destination_encrypted, masked, status, created_by)
      values (${ctx.organizationId}, ${spoilt.referrerId}, 'manual', 'v1.gone.a.b.c', '1234', 'active', 'test')`;
    expect(await approveDueRewards(later(ctx, 14))).toEqual({ approved: 1 });
    expect((await getReward(ctx, good.reward.id)).status).toBe('approved');
    const [row] = (await listFraudCases(ctx)).data;
    expect(row).toMatchObject({ referralId: spoilt.referralId, verdict: 'hold', score: 0 });
    expect(row?.signals).toEqual([{ key: 'payout-details', reason: 'not-checked', weight: 0, evidence: {} }]);
  });

  it('follows the thresholds of the school', async () => {
    const ctx = await anOrganization();
    const settings = { ...(await getFraudSettings(ctx)), reviewAt: 80, holdAt: 90 };
    await updateFraudSettings(ctx, settings);
    expect(await getFraudSettings(ctx)).toEqual(settings);
    await aSelfReferral(ctx);
    expect(await assessNewReferrals(ctx)).toEqual({ assessed: 1, held: 0 });
    expect(await code(updateFraudSettings(as(ctx, 'manager'), settings))).toBe('forbidden');
    expect(await code(updateFraudSettings(ctx, { ...settings, holdAt: 10 }))).toBe('invalid-input');
  });
});

describe('a person who approves', () => {
  it('before anybody has looked, is told what is found, and nothing is released', async () => {
    const ctx = await anOrganization();
    const { reward } = await aSelfReferral(ctx, { rewards: onlyReferrer('cash', 20_000) });
    expect(await code(approveReward(as(ctx, 'finance'), { rewardId: reward.id }))).toBe('fraud-case-open');
    expect((await getReward(ctx, reward.id)).status).toBe('pending');
    const fine = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 20_000) });
    expect(await code(approveReward(as(ctx, 'finance'), { rewardId: fine.reward.id }))).toBe('ok');
  });
});

describe('a decision', () => {
  it('that clears lets the rewards go their way', async () => {
    const ctx = await anOrganization();
    const { caseId, reward } = await aCase(ctx);
    expect(await code(approveReward(as(ctx, 'finance'), { rewardId: reward.id }))).toBe('fraud-case-open');
    const input = { caseId, decision: 'cleared', reason: 'Two sisters with one mailbox.' };
    expect(await decideFraudCase(as(ctx, 'manager'), input)).toEqual({ status: 'cleared', rejected: 0 });
    expect(await approveDueRewards(later(ctx, 14))).toEqual({ approved: 1 });
    const { history, status, rewards } = await getFraudCase(ctx, caseId);
    expect(status).toBe('cleared');
    expect(history.map(({ kind }) => kind)).toEqual(['opened', 'cleared']);
    expect(rewards.map(({ id }) => id)).toEqual([reward.id]);
  });

  it('that confirms holds until nobody can appeal, then takes the rewards back', async () => {
    const ctx = await anOrganization();
    const { caseId, reward } = await aCase(ctx);
    const input = { caseId, decision: 'confirmed', reason: 'One person.' };
    expect(await decideFraudCase(as(ctx, 'finance'), input)).toEqual({ status: 'confirmed', rejected: 0 });
    expect(await approveDueRewards(later(ctx, 14))).toEqual({ approved: 0 });
    expect(await closeFraudCases(later(ctx, 14))).toEqual({ closed: 0, rejected: 0 });
    const after = at(ctx, new Date(NOW.getTime() + 14 * DAY + 1));
    expect(await closeFraudCases(after)).toEqual({ closed: 1, rejected: 1 });
    expect(await closeFraudCases(after)).toEqual({ closed: 0, rejected: 0 });
    expect(await getReward(ctx, reward.id)).toMatchObject({ status: 'cancelled', cancelledReason: 'One person.' });
    expect((await verifyLedger(ctx)).ok).toBe(true);
  });

  it('that confirms takes an approved reward back at once', async () => {
    const ctx = await anOrganization();
    const granted = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 20_000) });
    await approveReward(as(ctx, 'finance'), { rewardId: granted.reward.id });
    await aSelfReferralCase(ctx, granted.referralId);
    const [row] = (await listFraudCases(ctx)).data;
    const input = { caseId: row?.id, decision: 'confirmed', reason: 'One person.' };
    expect(await decideFraudCase(as(ctx, 'manager'), input)).toEqual({ status: 'confirmed', rejected: 1 });
    expect((await getReward(ctx, granted.reward.id)).status).toBe('cancelled');
    expect((await verifyLedger(ctx)).ok).toBe(true);
  });

  it('is made once, by somebody who may and is not involved, for a reason', async () => {
    const ctx = await anOrganization();
    const recorder = as(ctx, 'owner');
    const granted = await aSelfReferral(recorder);
    await assessNewReferrals(ctx);
    const [row] = (await listFraudCases(ctx)).data;
    const input = { caseId: row?.id, decision: 'cleared', reason: 'Fine' };
    expect(row?.referralId).toBe(granted.referralId);
    expect(await code(decideFraudCase(as(ctx, 'viewer'), input))).toBe('forbidden');
    expect(await code(decideFraudCase(as(ctx, 'referrer'), input))).toBe('forbidden');
    expect(await code(decideFraudCase(recorder, input))).toBe('approval-by-interested-party');
    expect(await code(decideFraudCase(ctx, { ...input, reason: ' ' }))).toBe('invalid-input');
    expect(await code(decideFraudCase(ctx, { ...input, caseId: crypto.randomUUID() }))).toBe('not-found');
    expect(await code(decideFraudCase(await anOrganization(), input))).toBe('not-found');
    const both = await Promise.all([
      code(decideFraudCase(as(ctx, 'manager'), input)),
      code(decideFraudCase(as(ctx, 'finance'), { ...input, decision: 'confirmed' })),
    ]);
    expect(both.sort()).toEqual(['fraud-case-decided', 'ok']);
  });
});

describe('what waits for a decision', () => {
  it('is new cases and appeals: the list, its file and the overview count the same', async () => {
    const ctx = await anOrganization();
    const cleared = await aCase(ctx);
    await decideFraudCase(as(ctx, 'manager'), { caseId: cleared.caseId, decision: 'cleared', reason: 'Two sisters.' });
    const { caseId, referrerId } = await aCase(ctx, {
      email: 'eva@school.example',
      refereeEmail: 'eva+1@school.example',
    });
    await decideFraudCase(as(ctx, 'manager'), { caseId, decision: 'confirmed', reason: 'One person.' });
    expect((await listFraudCases(ctx, { status: 'waiting' })).data).toEqual([]);
    await appealFraudCase(as(ctx, 'referrer', referrerId), { caseId, text: 'She is my sister.' });
    const other = await aCase(ctx, { email: 'cleo@school.example', refereeEmail: 'cleo+1@school.example' });
    const list = await listFraudCases(as(ctx, 'viewer'), { status: 'waiting' });
    expect(list.data.map(({ id, status }) => [id, status])).toEqual([
      [other.caseId, 'open'],
      [caseId, 'appealed'],
    ]);
    expect(list).toMatchObject({ total: 2, waiting: 2 });
    expect((await getDashboardFacts(ctx)).waiting.fraudCases).toBe(2);
    let file = '';
    for await (const piece of await openFraudCasesCsv(ctx, { status: 'waiting' })) file += piece;
    expect(file.trim().split('\r\n')).toHaveLength(3);
    expect((await listFraudCases(ctx, { status: 'open' })).total).toBe(1);
    expect((await listFraudCases(ctx)).total).toBe(3);
    expect(await code(listFraudCases(ctx, { status: 'late' }))).toBe('invalid-input');
  });
});

describe('an appeal', () => {
  it('is open to the referrer for 14 days, once, and is decided for good', async () => {
    const ctx = await anOrganization();
    const { caseId, referrerId, referralId, reward } = await aCase(ctx);
    const ana = as(ctx, 'referrer', referrerId);
    const input = { caseId, text: 'She is my sister.' };
    expect(await ownFraudCases(ana)).toMatchObject([{ referralId, state: 'checking', mayAppeal: false, reason: null }]);
    expect(await code(appealFraudCase(ana, input))).toBe('appeal-closed');
    await decideFraudCase(as(ctx, 'manager'), { caseId, decision: 'confirmed', reason: 'One person.' });
    const [own] = await ownFraudCases(ana);
    expect(own).toMatchObject({ state: 'refused', mayAppeal: true, reason: 'One person.' });
    expect(own?.appealDueAt).toEqual(new Date(NOW.getTime() + 14 * DAY));
    expect(Object.keys(own ?? {})).not.toContain('signals');
    expect(await code(appealFraudCase(as(ctx, 'referrer'), input))).toBe('not-found');
    expect(await code(appealFraudCase(at(ana, new Date(NOW.getTime() + 14 * DAY + 1)), input))).toBe('appeal-closed');
    await appealFraudCase(later(ana, 14), input);
    expect(await code(appealFraudCase(ana, input))).toBe('appeal-closed');
    expect(await closeFraudCases(later(ctx, 30))).toEqual({ closed: 0, rejected: 0 });
    const final = { caseId, decision: 'confirmed', reason: 'The school has no sister.' };
    expect(await decideFraudCase(later(as(ctx, 'finance'), 20), final)).toEqual({ status: 'confirmed', rejected: 1 });
    expect((await getReward(ctx, reward.id)).status).toBe('cancelled');
    expect(await ownFraudCases(ana)).toMatchObject([{ state: 'refused', mayAppeal: false }]);
    const { history } = await getFraudCase(ctx, caseId);
    expect(history.map(({ kind }) => kind)).toEqual(['opened', 'confirmed', 'appealed', 'confirmed']);
  });

  it('that is upheld lets the reward go', async () => {
    const ctx = await anOrganization();
    const { caseId, referrerId } = await aCase(ctx);
    await decideFraudCase(as(ctx, 'manager'), { caseId, decision: 'confirmed', reason: 'One person.' });
    await appealFraudCase(as(ctx, 'referrer', referrerId), { caseId, text: 'She is my sister.' });
    await decideFraudCase(as(ctx, 'finance'), { caseId, decision: 'cleared', reason: 'She is.' });
    expect(await ownFraudCases(as(ctx, 'referrer', referrerId))).toEqual([]);
    expect(await approveDueRewards(later(ctx, 30))).toEqual({ approved: 1 });
  });
});

describe('a network', () => {
  const hash = (address: string, organization = 'a', year = 2026) =>
    networkHash(organization, address, new Date(Date.UTC(year, 5, 1)));

  it('is an address or a /64, as a hash of this school and this year', () => {
    expect(hash('203.0.113.7')).toMatch(/^[\w-]{43}$/);
    expect(hash('::ffff:203.0.113.7')).toBe(hash('203.0.113.7'));
    expect(hash('2001:db8:1:2::1')).toBe(hash('2001:0DB8:1:2:ffff::9'));
    expect(hash('2001:db8:1:3::1')).not.toBe(hash('2001:db8:1:2::1'));
    expect(hash('203.0.113.7', 'b')).not.toBe(hash('203.0.113.7'));
    expect(hash('203.0.113.7', 'a', 2027)).not.toBe(hash('203.0.113.7'));
    expect(hash('unknown')).toBeNull();
    expect(hash('')).toBeNull();
  });

  it('is none that a proxy or the school itself has: nobody lives there', () => {
    const inside = [
      '127.0.0.1',
      '::1',
      '10.0.0.7',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.1.1',
      '100.64.0.1',
    ];
    for (const address of [...inside, '::ffff:10.0.0.7', 'fd00::1', 'fe80::1%eth0'])
      expect(hash(address), address).toBeNull();
    for (const address of ['172.15.255.255', '172.32.0.0', '100.128.0.0', '11.0.0.0', '2001:db8::1'])
      expect(hash(address), address).not.toBeNull();
  });
});

describe('friends from one network', () => {
  it('are remembered by a hash at the lead form, and weigh as evidence at their enrolment', async () => {
    const ctx = await anOrganization();
    const { code: shared, ...rest } = await aCode(database.owner, ctx);
    const friend = (n: number, address: string) =>
      submitLead(ctx, { code: shared, referee: { email: `f${n}@example.org`, firstName: `F${n}` } }, { address });
    for (const n of [1, 2, 3]) await friend(n, '203.0.113.7');
    await friend(4, '198.51.100.1');
    const rows =
      await database.owner`select network_hash from contact_sightings where organization_id = ${ctx.organizationId}`;
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map(({ network_hash }) => network_hash)).size).toBe(2);
    expect(JSON.stringify(rows)).not.toContain('203.0.113');
    for (const n of [1, 2, 3]) {
      await aGrantedReward(database.owner, at(ctx, new Date(NOW.getTime() + n * DAY)), {
        fixture: { code: shared, ...rest },
        refereeEmail: `f${n}@example.org`,
      });
    }
    expect(await assessNewReferrals(later(ctx, 4))).toEqual({ assessed: 3, held: 0 });
    const found = await database.owner`
      select distinct a.signals from fraud_assessments a where organization_id = ${ctx.organizationId}`;
    expect(found.map(({ signals }) => signals)).toEqual([
      [
        {
          key: 'network',
          reason: 'network-of-other-friends',
          weight: 30,
          evidence: { people: 2, unrelatedGroups: 0 },
        },
      ],
    ]);
  });

  it('are forgotten after a year', async () => {
    const ctx = await anOrganization();
    const { code: shared } = await aCode(database.owner, ctx);
    await submitLead(ctx, { code: shared, referee: { email: 'f@example.org' } }, { address: '203.0.113.7' });
    const count = async () =>
      (await database.owner`select from contact_sightings where organization_id = ${ctx.organizationId}`).length;
    await closeFraudCases(later(ctx, 366));
    expect(await count()).toBe(1);
    await closeFraudCases(at(ctx, new Date(NOW.getTime() + 366 * DAY + 1)));
    expect(await count()).toBe(0);
  });
});

/** A case that a person finds out about after the reward was approved. */
async function aSelfReferralCase(ctx: Ctx, referralId: string): Promise<void> {
  await database.owner`
    insert into fraud_cases (organization_id, referral_id, score, verdict, signals)
    values (${ctx.organizationId}, ${referralId}, 75, 'hold', '[]')`;
}
