import { describe, expect, it } from 'vitest';
import { DETECTORS } from '@/lib/domain/fraud/detectors';
import type { Detector } from '@/lib/domain/fraud/signal';
import type { Ctx } from '@/lib/services/context';
import { assessReferrals } from '@/lib/services/fraud/assess';
import { assessNewReferrals } from '@/lib/services/fraud/assess-new';
import { mailFacts } from '@/lib/services/fraud/mail-facts';
import { listFraudCases } from '@/lib/services/fraud/reads';
import { rememberReferrer } from '@/lib/services/fraud/remember-referrer';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { getReward } from '@/lib/services/rewards/reads';
import { transact } from '@/lib/services/transact';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const DAY = 86_400_000;
const later = (ctx: Ctx, days: number) => at(ctx, new Date(NOW.getTime() + days * DAY));
const rewards = onlyReferrer('cash', 5000);

async function signalsOf(referralId: string) {
  const [row] = await database.owner`select signals from fraud_assessments where referral_id = ${referralId}`;
  return row?.signals;
}

describe('a disposable address', () => {
  const person = (email: string | null) => ({ email }) as Parameters<typeof mailFacts>[0]['referrer'];
  const isDisposable = (email: string | null) => mailFacts({ referrer: person(null), referee: person(email) }).referee;

  it('is one whose domain, or one above it, is on the list', () => {
    expect(isDisposable('x@mailinator.com')).toEqual({ domain: 'mailinator.com', isDisposable: true });
    expect(isDisposable('x@Sub.MAILINATOR.com')).toEqual({ domain: 'sub.mailinator.com', isDisposable: true });
    expect(isDisposable('x@gmail.com')).toEqual({ domain: 'gmail.com', isDisposable: false });
    expect(isDisposable('x@notmailinator.org')?.isDisposable).toBe(false);
    expect(isDisposable('x@schule-münchen.example')?.isDisposable).toBe(false);
    expect(isDisposable(null)).toBeNull();
    expect(isDisposable('@')).toBeNull();
  });

  it('is evidence at the enrolment, and holds nobody alone', async () => {
    const ctx = await anOrganization();
    const { referralId, reward } = await aGrantedReward(database.owner, ctx, {
      rewards,
      refereeEmail: 'ben@mailinator.com',
    });
    expect(await assessNewReferrals(ctx)).toEqual({ assessed: 1, held: 0 });
    expect(await signalsOf(referralId)).toEqual([
      {
        key: 'disposable-mail',
        reason: 'address-of-the-friend',
        weight: 30,
        evidence: { domain: 'mailinator.com' },
      },
    ]);
    expect(await approveDueRewards(later(ctx, 14))).toEqual({ approved: 1 });
    expect((await getReward(ctx, reward.id)).status).toBe('approved');
  });
});

describe('a referrer who was met in the portal', () => {
  async function aFriendFrom(ctx: Ctx, address: string, met: { address: string; visitorId: string | null }) {
    const fixture = await aCode(database.owner, ctx, {});
    await rememberReferrer(as(ctx, 'referrer', fixture.referrerId), met);
    const referee = { email: `f-${crypto.randomUUID()}@example.org`, firstName: 'Ben' };
    await submitLead(ctx, { code: fixture.code, referee, visitorId: 'tablet' }, { address });
    const granted = await aGrantedReward(database.owner, later(ctx, 1), { fixture, refereeEmail: referee.email });
    await assessNewReferrals(later(ctx, 2));
    return signalsOf(granted.referralId);
  }

  it('at the place of his friend is evidence; elsewhere is none', async () => {
    const ctx = await anOrganization();
    const met = { address: '203.0.113.9', visitorId: null };
    expect(await aFriendFrom(ctx, '203.0.113.9', met)).toEqual([
      {
        key: 'network',
        reason: 'network-of-the-referrer',
        weight: 20,
        evidence: { people: 0, unrelatedGroups: 0 },
      },
    ]);
    expect(await aFriendFrom(await anOrganization(), '198.51.100.4', met)).toEqual([]);
  });

  it('weighs next to nothing on a network that many unrelated people use', async () => {
    const ctx = await anOrganization();
    const address = '203.0.113.50';
    for (let group = 0; group < 4; group += 1) {
      const { referrerId } = await aCode(database.owner, ctx, {});
      await rememberReferrer(as(ctx, 'referrer', referrerId), { address, visitorId: null });
    }
    expect(await aFriendFrom(ctx, address, { address, visitorId: null })).toMatchObject([
      { key: 'network', reason: 'shared-network', weight: 3, evidence: { unrelatedGroups: 4 } },
    ]);
  });

  it('with the browser of his friend is evidence, is kept apart from touches, and is forgotten with the year', async () => {
    const ctx = await anOrganization();
    const signals = await aFriendFrom(ctx, '198.51.100.4', { address: 'unknown', visitorId: 'tablet' });
    expect(signals).toMatchObject([{ key: 'device', reason: 'browser-of-the-referrer', weight: 40 }]);
    const links = await database.owner`select from visitor_links where organization_id = ${ctx.organizationId}`;
    expect(links).toHaveLength(1);
    const seen = await database.owner`
      select last_seen_at as at from referrer_browsers where organization_id = ${ctx.organizationId}`;
    expect(seen).toEqual([{ at: NOW }]);
  });

  it('is written once a day, and only by himself', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aCode(database.owner, ctx, {});
    const ana = as(ctx, 'referrer', referrerId);
    const met = { address: '203.0.113.9', visitorId: 'phone' };
    const seen = async () =>
      database.owner`
        select s.last_seen_at as network, b.last_seen_at as browser from contact_sightings s join referrer_browsers b using (contact_id)
        where s.contact_id = ${referrerId}`;
    await rememberReferrer(ana, met);
    await rememberReferrer(later(ana, 1), met);
    expect(await seen()).toEqual([{ network: NOW, browser: NOW }]);
    const next = at(ana, new Date(NOW.getTime() + DAY + 1));
    await rememberReferrer(next, met);
    expect(await seen()).toEqual([{ network: next.now, browser: next.now }]);
    await expect(rememberReferrer(as(ctx, 'owner'), met)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a signal that fails', () => {
  const broken: Detector = {
    key: 'device',
    detect: () => {
      throw new Error('out of order');
    },
  };

  it('holds for review and releases nothing, whatever the others say', async () => {
    const ctx = await anOrganization();
    const { referralId, reward } = await aGrantedReward(database.owner, ctx, { rewards });
    const others = DETECTORS.filter(({ key }) => key !== 'device');
    const held = await transact(ctx, (tx) => assessReferrals(tx, ctx, [referralId], [...others, broken]));
    expect([...held]).toEqual([referralId]);
    const [found] = (await listFraudCases(ctx)).data;
    expect(found).toMatchObject({ referralId, verdict: 'hold', status: 'open', score: 0 });
    expect(found?.signals).toEqual([{ key: 'device', reason: 'not-checked', weight: 0, evidence: {} }]);
    // Even when it works again: the case waits for a person.
    expect(await approveDueRewards(later(ctx, 15))).toEqual({ approved: 0 });
    expect((await getReward(ctx, reward.id)).status).toBe('pending');
  });

  it('turns a case that is open already into one that is held, without points of its own', async () => {
    const ctx = await anOrganization();
    const { referralId } = await aGrantedReward(database.owner, ctx, { rewards });
    const odd: Detector = {
      key: 'timing',
      detect: () => ({ weight: 45, reason: 'burst-at-night', evidence: { count: 3 } }),
    };
    const assess = (detectors: Detector[]) => transact(ctx, (tx) => assessReferrals(tx, ctx, [referralId], detectors));
    const look = async () => (await listFraudCases(ctx)).data.map(({ score, verdict }) => [score, verdict]);
    await assess([odd]);
    expect(await look()).toEqual([[45, 'review']]);
    await assess([odd, broken]);
    expect(await look()).toEqual([[45, 'hold']]);
    // What was found stays found: nothing is made milder by looking again.
    await assess([odd]);
    expect(await look()).toEqual([[45, 'hold']]);
  });

  it('is as good as none that answers nonsense', async () => {
    const ctx = await anOrganization();
    const { referralId } = await aGrantedReward(database.owner, ctx, { rewards });
    for (const weight of [Number.NaN, -1, 101]) {
      const odd: Detector = { key: 'timing', detect: () => ({ weight, reason: 'odd', evidence: {} }) };
      const held = await transact(ctx, (tx) => assessReferrals(tx, ctx, [referralId], [odd]));
      expect([...held]).toEqual([referralId]);
    }
  });
});
