import { describe, expect, it } from 'vitest';
import type { FraudFacts } from '@/lib/domain/fraud/facts';
import type { Ctx } from '@/lib/services/context';
import { encryptSecret } from '@/lib/services/encryption/secret-box';
import { gatherFacts } from '@/lib/services/fraud/gather-facts';
import { newId } from '@/lib/services/ids';
import { methodPlace } from '@/lib/services/payouts/method-places';
import { transact } from '@/lib/services/transact';
import { aContact } from '@/tests/factories/contact';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, at } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const rewards = onlyReferrer('cash', 5000);
const ZONE = 'America/New_York';

const gather = (ctx: Ctx, ids: string[]) => transact(ctx, (tx) => gatherFacts(tx, ctx, ZONE, ids));

async function factsOf(ctx: Ctx, referralId: string): Promise<FraudFacts> {
  const facts = (await gather(ctx, [referralId])).get(referralId);
  if (!facts) throw new Error('Nothing was gathered');
  return facts;
}

async function isPaidTo({ organizationId }: Ctx, contactId: string, iban: string): Promise<void> {
  const id = newId();
  await database.owner`
    insert into payout_methods (id, organization_id, contact_id, provider, destination_encrypted, masked, status, created_by)
    values (${id}, ${organizationId}, ${contactId}, 'manual', ${encryptSecret(iban, methodPlace(organizationId, id))},
      '•••• 3000', 'active', 'test')`;
}

async function shareABrowser({ organizationId }: Ctx, ids: string[]): Promise<void> {
  await database.owner`
    insert into visitor_links (organization_id, visitor_id, contact_id, linked_at)
    select ${organizationId}, 'one-browser', k, now() from unnest(${ids}::uuid[]) k`;
}

describe('who is paid where', () => {
  it('is nothing while nobody has payment details', async () => {
    const ctx = await anOrganization();
    const { referralId } = await aGrantedReward(database.owner, ctx, { rewards });
    const { payout } = await factsOf(ctx, referralId);
    expect(payout).toEqual({
      ...{ state: 'known', value: { referrer: [], referee: [], othersPaidThere: 0, kinship: 'none' } },
    });
  });

  it('is compared whatever spaces and case it has, and counts others outside the family only', async () => {
    const ctx = await anOrganization();
    const { referralId, referrerId, refereeId } = await aGrantedReward(database.owner, ctx, { rewards });
    const [stranger, child, elsewhere] = [await aContact(ctx), await aContact(ctx), await aContact(ctx)];
    await database.owner`update contacts set guardian_id = ${referrerId} where id = ${child.id}`;
    await isPaidTo(ctx, referrerId, 'DE89 3704 0044 0532 0130 00');
    await isPaidTo(ctx, refereeId, 'de89370400440532013000');
    await isPaidTo(ctx, stranger.id, 'DE89370400440532013000');
    await isPaidTo(ctx, child.id, 'DE89370400440532013000');
    await isPaidTo(ctx, elsewhere.id, 'FR7630006000011234567890189');
    const { payout } = await factsOf(ctx, referralId);
    if (payout.state !== 'known') throw new Error(payout.state);
    const { referrer, referee, othersPaidThere, kinship } = payout.value;
    expect(referrer).toHaveLength(1);
    expect(referrer[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(referee).toEqual(referrer);
    expect([othersPaidThere, kinship]).toEqual([1, 'none']);
  });

  it('counts nobody when only the friend has details', async () => {
    const ctx = await anOrganization();
    const { referralId, refereeId } = await aGrantedReward(database.owner, ctx, { rewards });
    const stranger = await aContact(ctx);
    await isPaidTo(ctx, refereeId, 'DE89370400440532013000');
    await isPaidTo(ctx, stranger.id, 'DE89370400440532013000');
    const { payout } = await factsOf(ctx, referralId);
    expect(payout).toMatchObject({ state: 'known', value: { referrer: [], othersPaidThere: 0 } });
    expect(payout.state === 'known' && payout.value.referee).toHaveLength(1);
  });
});

describe('what is gathered', () => {
  it('of nothing is nothing, and of another school neither', async () => {
    const { referralId } = await aGrantedReward(database.owner, await anOrganization(), { rewards });
    const other = await anOrganization();
    expect(await gather(other, [])).toEqual(new Map());
    expect(await gather(other, [referralId, newId()])).toEqual(new Map());
  });

  it('of a browser tells the referrer and his other friends apart', async () => {
    const ctx = await anOrganization();
    const first = await aGrantedReward(database.owner, ctx, { rewards });
    const second = await aGrantedReward(database.owner, ctx, { fixture: first });
    const third = await aGrantedReward(database.owner, ctx, { fixture: first });
    await shareABrowser(ctx, [first.refereeId, second.refereeId]);
    const facts = await gather(ctx, [first.referralId, third.referralId]);
    expect(facts.get(first.referralId)?.device).toEqual({
      ...{ state: 'known', value: { sharedWithReferrer: false, otherReferees: 1, kinship: 'none' } },
    });
    expect(facts.get(third.referralId)?.device).toEqual({ state: 'none' });
  });

  it('of an instant that is a whole day somewhere says nothing of timing', async () => {
    const ctx = await anOrganization();
    const timing = async (occurredAt: string) => {
      const granted = await aGrantedReward(database.owner, ctx, { rewards, occurredAt: new Date(occurredAt) });
      return (await factsOf(ctx, granted.referralId)).timing;
    };
    expect(await timing('2026-09-10T00:00:00Z')).toEqual({ state: 'none' });
    expect(await timing('2026-09-10T04:00:00Z')).toEqual({ state: 'none' });
    expect(await timing('2026-09-10T05:00:00Z')).toMatchObject({ state: 'known', value: { touchedAt: null } });
  });

  it('knows a pace of his own after four weeks', async () => {
    const ctx = await anOrganization();
    const first = await aGrantedReward(database.owner, at(ctx, '2026-07-21T12:00:00Z'), { rewards });
    const last = await aGrantedReward(database.owner, ctx, { fixture: first });
    const { velocity } = await factsOf(ctx, last.referralId);
    // Eight weeks lie between them; the last seven days are not part of his history.
    expect(velocity).toMatchObject({ state: 'known', value: { day: 1, week: 1, ownWeekly: 1 / 7 } });
    const before = (await factsOf(at(ctx, '2026-07-22T12:00:00Z'), first.referralId)).velocity;
    expect(before).toMatchObject({ state: 'known', value: { ownWeekly: null } });
  });

  it('keeps what it can when a look fails, for one and for many', async () => {
    const ctx = await anOrganization();
    const one = await aGrantedReward(database.owner, ctx, { rewards });
    const two = await aGrantedReward(database.owner, ctx, { rewards });
    // No instant: only the look at his own enrolments asks for it.
    const spoilt = { ...ctx, now: new Date(Number.NaN) };
    for (const ids of [[one.referralId], [one.referralId, two.referralId]]) {
      const facts = await gather(spoilt, ids);
      expect([...facts.keys()].sort()).toEqual([...ids].sort());
      for (const { velocity, refunds, timing, device, people, payout, existing, circular } of facts.values()) {
        for (const failed of [velocity, refunds, timing, device]) expect(failed).toEqual({ state: 'failed' });
        for (const { state } of [people, payout, circular]) expect(state).toBe('known');
        expect(existing.state).not.toBe('failed');
      }
    }
  });
});
