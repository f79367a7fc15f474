import { describe, expect, it } from 'vitest';
import { getConversion, listConversions } from '@/lib/services/conversions/reads';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { newId } from '@/lib/services/ids';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

/** One conversion that somebody brought, and after it one that nobody did. */
async function aSchool() {
  const ctx = await anOrganization();
  const brought = await aGrantedReward(database.owner, ctx, {
    rewards: onlyReferrer('cash', 5000),
    refereeEmail: 'bo@friends.example',
  });
  const alone = await recordConversion(ctx, {
    externalId: 'order-100',
    referee: { email: 'cy@friends.example' },
    milestone: 'paid',
    valueMinor: 40_000,
    currency: 'USD',
    occurredAt: ctx.now.toISOString(),
  });
  await database.owner`update contacts set first_name = 'Cy', last_name = 'Stone' where id = ${alone.refereeId}`;
  return { ctx, brought, alone };
}

describe('the list of conversions', () => {
  it('shows the latest first, with names, money and what they earned', async () => {
    const { ctx, brought, alone } = await aSchool();
    const list = await listConversions(as(ctx, 'viewer'));
    expect(list).toMatchObject({ total: 2, nextCursor: null });
    expect(list.data).toMatchObject([
      {
        id: alone.id,
        refereeName: 'Cy Stone',
        referrerId: null,
        referrerName: null,
        attributed: false,
        rewardMinor: 0,
      },
      {
        ...{ id: brought.conversionId, refereeName: 'bo@friends.example', referrerId: brought.referrerId },
        ...{ referrerName: 'Ana', attributed: true, netMinor: 80_000, rewardMinor: 5000, courseName: null },
      },
    ]);
  });

  it('is filtered by attribution, and searched by order, address and name', async () => {
    const { ctx, brought, alone } = await aSchool();
    const ids = async (input: object) => (await listConversions(ctx, input)).data.map(({ id }) => id);
    expect(await ids({ attributed: true })).toEqual([brought.conversionId]);
    expect(await ids({ attributed: false })).toEqual([alone.id]);
    expect(await ids({ search: ' ORDER-100 ' })).toEqual([alone.id]);
    expect(await ids({ search: 'bo@friends' })).toEqual([brought.conversionId]);
    expect(await ids({ search: 'cy stone' })).toEqual([alone.id]);
    expect(await listConversions(ctx, { search: 'cy stone', attributed: true })).toEqual({
      ...{ data: [], nextCursor: null, total: 0 },
    });
  });

  it('goes on where it stopped, and counts all the same', async () => {
    const { ctx, brought, alone } = await aSchool();
    const first = await listConversions(ctx, { limit: 1 });
    expect(first).toMatchObject({ data: [{ id: alone.id }], nextCursor: alone.id, total: 2 });
    const second = await listConversions(ctx, { limit: 1, cursor: first.nextCursor });
    expect(second).toMatchObject({ data: [{ id: brought.conversionId }], nextCursor: null, total: 2 });
    await expect(listConversions(ctx, { cursor: 'page-2' })).rejects.toMatchObject({ status: 422 });
  });

  it('is of one school', async () => {
    await aSchool();
    expect(await listConversions(await anOrganization())).toEqual({ data: [], nextCursor: null, total: 0 });
  });
});

describe('one conversion', () => {
  it('comes with its referrer and rewards, and only to its own school', async () => {
    const { ctx, brought, alone } = await aSchool();
    expect(await getConversion(ctx, brought.conversionId)).toMatchObject({
      ...{ id: brought.conversionId, referrerId: brought.referrerId, rewards: [{ id: brought.reward.id }] },
    });
    expect(await getConversion(ctx, alone.id)).toMatchObject({ referrerId: null, attributed: false, rewards: [] });
    const other = await anOrganization();
    await expect(getConversion(other, alone.id)).rejects.toMatchObject({ status: 404 });
    await expect(getConversion(ctx, newId())).rejects.toMatchObject({ status: 404 });
  });
});
