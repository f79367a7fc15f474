import { expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { createCourse } from '@/lib/services/courses/create-course';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { createItem } from '@/lib/services/redemptions/save-item';
import { anOrganization } from '@/tests/factories/organization';
import { availableMinor, aWallet } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const TAKEN = { status: 409, errors: [{ path: 'externalId' }] };

/** Redeems under one externalId; `again` must answer the first, each of `others` must be refused, and credit goes once. */
async function expectOnce(ctx: Ctx, contactId: string, first: object, again: object[], others: object[]) {
  const externalId = `x-${crypto.randomUUID()}`;
  const made = await redeemCredit(ctx, contactId, { ...first, externalId });
  expect(made.created).toBe(true);
  const left = await availableMinor(ctx, contactId);
  for (const more of again) {
    const answer = await redeemCredit(ctx, contactId, { ...first, ...more, externalId });
    expect(answer).toEqual({ ...made, created: false });
  }
  for (const more of others) {
    const asked = redeemCredit(ctx, contactId, { ...first, ...more, externalId });
    await expect(asked, JSON.stringify(more)).rejects.toMatchObject(TAKEN);
  }
  expect(await availableMinor(ctx, contactId)).toBe(left);
  return externalId;
}

it('answers a discount code again, but not to another person, for another amount, kind or currency', async () => {
  const ctx = await anOrganization();
  const { referrerId } = await aWallet(database.owner, ctx, 5000);
  const other = await aWallet(database.owner, ctx, 5000);
  const first = { kind: 'discount', amountMinor: 1000 };
  const others = [
    { amountMinor: 1001 },
    { currency: 'EUR' },
    { kind: 'course-credit' },
    { kind: 'merchandise', item: 'Mug' },
  ];
  const externalId = await expectOnce(ctx, referrerId, first, [{}, { currency: 'USD' }], others);
  await expect(redeemCredit(ctx, other.referrerId, { ...first, externalId })).rejects.toMatchObject(TAKEN);
  expect(await availableMinor(ctx, other.referrerId)).toBe(5000);
});

it('answers credit on a course again for the same course, and for none if there was none', async () => {
  const ctx = await anOrganization();
  const { referrerId } = await aWallet(database.owner, ctx, 5000);
  for (const externalId of ['evening', 'intensive'])
    await createCourse(ctx, { externalId, name: externalId, priceMinor: 60_000, currency: 'USD' });
  const first = { kind: 'course-credit', amountMinor: 500 };
  const evening = { courseExternalId: 'evening' };
  const none = { courseExternalId: undefined };
  await expectOnce(ctx, referrerId, { ...first, ...evening }, [{}], [none, { courseExternalId: 'intensive' }]);
  await expectOnce(ctx, referrerId, first, [{}], [evening]);
});

it('answers merchandise again by its entry in the catalogue or by its name', async () => {
  const ctx = await anOrganization();
  const { referrerId } = await aWallet(database.owner, ctx, 9000);
  const mug = await createItem(ctx, { name: 'Mug', valueMinor: 900, stock: 5 });
  const pen = await createItem(ctx, { name: 'Pen', valueMinor: 900 });
  const first = { kind: 'merchandise', amountMinor: 900 };
  const byName = { itemId: undefined, item: 'Mug' };
  const others = [{ itemId: pen.id }, { itemId: undefined, item: 'Pen' }, { itemId: undefined }];
  await expectOnce(ctx, referrerId, { ...first, itemId: mug.id }, [{}, byName], others);
  await expectOnce(
    ctx,
    referrerId,
    { ...first, item: 'A surprise' },
    [{}],
    [{ item: 'Mug' }, { itemId: mug.id, item: undefined }],
  );
});
