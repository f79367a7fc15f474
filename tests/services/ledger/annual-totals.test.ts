import { expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { readAnnualTotals } from '@/lib/services/ledger/annual-totals';
import { annualTotalsCsv } from '@/lib/services/ledger/annual-totals-csv';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { runPayouts } from '@/lib/services/payouts/build';
import { executePayout } from '@/lib/services/payouts/execute';
import { reversePayout } from '@/lib/services/payouts/reverse';
import { settlePayout } from '@/lib/services/payouts/settle';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { handOverReward } from '@/lib/services/redemptions/hand-over-reward';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { aContact } from '@/tests/factories/contact';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { aWallet } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

process.env.SANDBOX_SETTLEMENT_MS = '1';
const database = useDatabase();

// The year turns in New York at 05:00 UTC.
const LAST = new Date('2027-01-01T04:59:59.999Z');
const FIRST = new Date('2027-01-01T05:00:00.000Z');
const BEFORE = new Date('2026-12-01T12:00:00Z');

async function paidAt(ctx: Ctx, now: Date, minor: number): Promise<{ payoutId: string; recipientId: string }> {
  const granted = await aGrantedReward(database.owner, at(ctx, BEFORE), { rewards: onlyReferrer('cash', minor) });
  const then = at(ctx, now);
  const { payouts } = await runPayouts(then);
  const payoutId = payouts.find(({ recipientId }) => recipientId === granted.referrerId)?.id ?? '';
  await executePayout(then, { payoutId });
  while ((await settlePayout(then, { payoutId })).status === 'processing');
  return { payoutId, recipientId: granted.referrerId };
}

async function totalsOf(ctx: Ctx, year: number): Promise<Record<string, number[]>> {
  const { currencies } = await readAnnualTotals(ctx, { year });
  const rows = currencies.flatMap(({ recipients }) => recipients);
  return Object.fromEntries(rows.map((row) => [row.contactId, [row.cashMinor, row.usedMinor, row.totalMinor]]));
}

it('counts cash in the year in which it was paid, to the millisecond in the time zone, and what came back in its own', async () => {
  const ctx = await anOrganization();
  const old = await paidAt(ctx, LAST, 4000);
  const young = await paidAt(ctx, FIRST, 700);
  expect(await totalsOf(ctx, 2026)).toEqual({ [old.recipientId]: [4000, 0, 4000] });
  expect(await totalsOf(ctx, 2027)).toEqual({ [young.recipientId]: [700, 0, 700] });
  await reversePayout(at(ctx, '2027-02-02T12:00:00Z'), { payoutId: old.payoutId, reason: 'Account closed' });
  expect(await totalsOf(ctx, 2026)).toEqual({ [old.recipientId]: [4000, 0, 4000] });
  expect(await totalsOf(ctx, 2027)).toEqual({
    [young.recipientId]: [700, 0, 700],
    [old.recipientId]: [-4000, 0, -4000],
  });
  expect(await totalsOf(ctx, 2028)).toEqual({});
});

it('counts credit when it is used and presents when they are handed over, not when they are earned or expire', async () => {
  const ctx = at(await anOrganization(), BEFORE);
  const wallet = await aWallet(database.owner, ctx, 5000);
  expect(await totalsOf(ctx, 2026)).toEqual({});
  await redeemCredit(at(ctx, LAST), wallet.referrerId, { kind: 'course-credit', amountMinor: 1200 });
  await redeemCredit(at(ctx, FIRST), wallet.referrerId, { kind: 'discount', amountMinor: 1000 });
  const present = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('merchandise', 900), holdDays: 0 });
  await approveDueRewards(at(ctx, LAST));
  await handOverReward(at(ctx, FIRST), present.reward.id, {});
  expect(await totalsOf(ctx, 2026)).toEqual({ [wallet.referrerId]: [0, 1200, 1200] });
  expect(await totalsOf(ctx, 2027)).toEqual({ [present.referrerId]: [0, 900, 900] });
});

it('marks by the threshold of the organisation, adds up people who became one, and makes a table', async () => {
  const ctx = await anOrganization();
  await updateSettings(as(ctx, 'owner'), { taxReportThresholdMinor: 4700 });
  const first = await paidAt(ctx, LAST, 4000);
  const second = await paidAt(ctx, LAST, 700);
  const other = await paidAt(ctx, LAST, 4699);
  const into = await aContact(ctx, {
    firstName: '=Ana',
    lastName: 'Ruiz',
    externalId: 'S-1',
    email: 'ana@example.org',
  });
  for (const { recipientId } of [first, second]) await mergeContacts(at(ctx, FIRST), recipientId, { intoId: into.id });
  const totals = await readAnnualTotals(as(ctx, 'viewer'), { year: '2026' });
  expect(totals).toMatchObject({ year: 2026, currency: 'USD', thresholdMinor: 4700, timeZone: 'America/New_York' });
  const [usd] = totals.currencies;
  expect(usd).toMatchObject({ cashMinor: 9399, totalMinor: 9399 });
  expect(usd?.recipients.map(({ contactId, reportable }) => [contactId, reportable])).toEqual([
    [into.id, true],
    [other.recipientId, false],
  ]);
  const lines = annualTotalsCsv(totals).split('\r\n');
  expect(lines[0]).toBe('year,contactId,externalId,name,email,currency,cash,used,total,threshold,reportable');
  expect(lines[1]).toBe(`2026,${into.id},S-1,'=Ana Ruiz,ana@example.org,USD,47.00,0.00,47.00,47.00,yes`);
  expect(lines[2]).toContain(',46.99,47.00,no');
});

it('says no to what is no year, and to whoever may not see payouts', async () => {
  const ctx = await anOrganization();
  for (const year of [undefined, 'next', 2026.5, 99, 99_999])
    await expect(readAnnualTotals(ctx, { year })).rejects.toMatchObject({ status: 422, errors: [{ path: 'year' }] });
  await expect(readAnnualTotals(as(ctx, 'referrer'), { year: 2026 })).rejects.toMatchObject({ status: 403 });
});
