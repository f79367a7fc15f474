import { beforeEach, describe, expect, it } from 'vitest';
import { issueCode } from '@/lib/services/codes/issue-code';
import { listCodes } from '@/lib/services/codes/reads';
import type { Ctx } from '@/lib/services/context';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { runPayouts } from '@/lib/services/payouts/build';
import { executePayout } from '@/lib/services/payouts/execute';
import { settlePayout } from '@/lib/services/payouts/settle';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { getContact } from '@/lib/services/people/reads';
import { unmergeContact } from '@/lib/services/people/unmerge-contact';
import { upsertContact } from '@/lib/services/people/upsert-contact';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { aContact } from '@/tests/factories/contact';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aProgram, programBody } from '@/tests/factories/program';
import { useDatabase } from '../../setup/database';
import { expectBooks } from '../attribution/books';

process.env.SANDBOX_SETTLEMENT_MS = '1';
const database = useDatabase();
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
let ctx: Ctx;
let count = 0;
beforeEach(async () => {
  ctx = await anOrganization();
});

function convert(who: Ctx, referee: Record<string, string>, code?: string) {
  const input = { externalId: `c-${count++}`, milestone: 'enrolled', valueMinor: 40_000, currency: 'USD' };
  return recordConversion(who, { ...input, referee, occurredAt: who.now.toISOString(), code });
}

async function balances(id: string) {
  const { cash, credit } = await contactBalance(ctx, id);
  return { ...cash, creditMinor: credit.availableMinor };
}

describe('unmergeContact', () => {
  it('gives everything back that the merge took: names, standings, codes, referrals, what is owed', async () => {
    const program = await aProgram(ctx, {
      rewards: { ...(programBody().rewards as object), referrer: { kind: 'credit', amountMinor: 5000 } },
    });
    const from = await aContact(ctx, {
      externalId: 'OLD',
      email: 'old@b.example',
      lastName: 'Lee',
      phone: '+12125550123',
    });
    const into = await aContact(ctx, {
      externalId: 'NEW',
      email: 'new@b.example',
      standing: [{ kind: 'alumnus', status: 'inactive' }],
    });
    const { code } = await issueCode(ctx, program.id, { contactId: from.id });
    await convert(ctx, { email: 'one@f.example' }, code);
    await convert(ctx, { email: 'two@f.example' }, code);
    const [paid] = await database.owner`
      select id from referral_rewards where recipient_id = ${from.id} order by id limit 1`;
    await approveDueRewards(at(ctx, days(14)));
    await database.owner`select ${paid?.id}`;
    const before = await balances(from.id);
    const own = await getContact(ctx, into.id);
    await mergeContacts(ctx, from.id, { intoId: into.id });
    await expectBooks(database.owner, ctx);
    const back = await unmergeContact(as(ctx, 'manager'), from.id);
    expect(back).toMatchObject({
      externalId: 'OLD',
      email: 'old@b.example',
      phone: '+12125550123',
      lastName: 'Lee',
      mergedIntoId: null,
      standing: [{ kind: 'student', status: 'active' }],
    });
    expect(await getContact(ctx, into.id)).toMatchObject({
      externalId: 'NEW',
      phone: own.phone,
      lastName: own.lastName,
      standing: own.standing,
    });
    for (const name of [{ externalId: 'OLD' }, { email: 'old@b.example' }, { phone: '+1 212 555 0123' }])
      expect((await upsertContact(ctx, { ...name, standing: [] })).contact.id).toBe(from.id);
    expect(await balances(from.id)).toEqual(before);
    expect(before.creditMinor).toBe(10_000);
    expect(await balances(into.id)).toMatchObject({ pendingMinor: 0, payableMinor: 0, creditMinor: 0 });
    expect((await listCodes(ctx, { referrerId: from.id })).data.map((row) => row.code)).toEqual([code]);
    await expectBooks(database.owner, ctx);
    const audits = await database.owner`
      select subject_id from audit_events where action = 'contact.unmerged' and organization_id = ${ctx.organizationId}`;
    expect(audits).toHaveLength(2);
  });

  it('can be merged and undone again, pending and payable money included', async () => {
    const program = await aProgram(ctx);
    const [from, into] = [await aContact(ctx), await aContact(ctx)];
    const { code } = await issueCode(ctx, program.id, { contactId: from.id });
    await convert(at(ctx, days(-20)), { email: 'one@f.example' }, code);
    await approveDueRewards(ctx);
    await convert(ctx, { email: 'two@f.example' }, code);
    const before = await balances(from.id);
    expect(before).toMatchObject({ pendingMinor: 5000, payableMinor: 5000 });
    for (const _ of [1, 2]) {
      await mergeContacts(ctx, from.id, { intoId: into.id });
      await unmergeContact(ctx, from.id);
      expect(await balances(from.id)).toEqual(before);
      await expectBooks(database.owner, ctx);
    }
    const third = await convert(ctx, { email: 'three@f.example' }, code);
    expect(third.referrerId).toBe(from.id);
    const counts = await database.owner`
      select rewarded_count::int as count from program_participants where contact_id = ${from.id}`;
    expect(counts[0]?.count).toBe(3);
  });

  it('leaves with the survivor what happened since: payouts, changes, new standings', async () => {
    const program = await aProgram(ctx);
    const [from, into] = [await aContact(ctx, { lastName: 'Lee' }), await aContact(ctx, { firstName: 'Eva' })];
    const { code } = await issueCode(ctx, program.id, { contactId: from.id });
    await convert(at(ctx, days(-20)), { email: 'one@f.example' }, code);
    await mergeContacts(ctx, from.id, { intoId: into.id });
    await approveDueRewards(ctx);
    const { payouts } = await runPayouts(ctx);
    expect(payouts).toHaveLength(1);
    await expect(unmergeContact(ctx, from.id)).rejects.toMatchObject({ status: 409, code: 'payout-under-way' });
    for (const { id: payoutId } of payouts) {
      await executePayout(ctx, { payoutId });
      while ((await settlePayout(ctx, { payoutId })).status === 'processing');
    }
    await upsertContact(ctx, {
      externalId: into.externalId,
      lastName: 'Changed',
      standing: [{ kind: 'parent', status: 'active' }],
    });
    await unmergeContact(ctx, from.id);
    expect(await balances(from.id)).toMatchObject({ paidMinor: 0, payableMinor: 0 });
    expect(await balances(into.id)).toMatchObject({ paidMinor: 5000, payableMinor: 0 });
    expect(await getContact(ctx, into.id)).toMatchObject({
      lastName: 'Changed',
      firstName: 'Eva',
      standing: [{ kind: 'parent', status: 'active' }],
    });
    await expectBooks(database.owner, ctx);
  });

  it('never yields a second reward', async () => {
    const program = await aProgram(ctx);
    const { code } = await issueCode(ctx, program.id, { contactId: (await aContact(ctx)).id });
    const [from, into] = [
      await aContact(ctx, { standing: [], email: 'a@f.example' }),
      await aContact(ctx, { standing: [], email: 'b@f.example' }),
    ];
    await submitLead(ctx, { code, referee: { email: 'a@f.example' } });
    await submitLead(ctx, { code, referee: { email: 'b@f.example' } });
    await mergeContacts(ctx, from.id, { intoId: into.id });
    expect((await convert(ctx, { email: 'a@f.example' }, code)).rewards).toHaveLength(2);
    await unmergeContact(ctx, from.id);
    for (const email of ['a@f.example', 'b@f.example'])
      expect(await convert(ctx, { email }, code)).toMatchObject({ rewards: [], reason: 'already-rewarded' });
    await expectBooks(database.owner, ctx);
  });

  it('lets a referral wait again that was closed as a double', async () => {
    const program = await aProgram(ctx);
    const { code } = await issueCode(ctx, program.id, { contactId: (await aContact(ctx)).id });
    const [from, into] = [await aContact(ctx, { standing: [] }), await aContact(ctx, { standing: [] })];
    for (const { email } of [from, into]) await submitLead(ctx, { code, referee: { email } });
    await mergeContacts(ctx, from.id, { intoId: into.id });
    await unmergeContact(ctx, from.id);
    const rows = await database.owner`
      select referee_id as id, status from referrals where organization_id = ${ctx.organizationId} order by status`;
    expect(rows.map(({ status }) => status)).toEqual(['pending', 'pending']);
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set([from.id, into.id]));
  });

  it('moves a debt back as far as it is still owed', async () => {
    const program = await aProgram(ctx);
    const [from, into] = [await aContact(ctx), await aContact(ctx)];
    const { code } = await issueCode(ctx, program.id, { contactId: from.id });
    const early = at(ctx, days(-20));
    const conversion = await convert(early, { email: 'one@f.example' }, code);
    await approveDueRewards(ctx);
    const { payouts } = await runPayouts(ctx);
    for (const { id: payoutId } of payouts) {
      await executePayout(ctx, { payoutId });
      while ((await settlePayout(ctx, { payoutId })).status === 'processing');
    }
    const { recordRefund } = await import('@/lib/services/conversions/record-refund');
    await recordRefund(ctx, conversion.id, {
      externalId: 'r',
      amountMinor: 0,
      reason: 'drop-out',
      occurredAt: NOW.toISOString(),
    });
    expect((await balances(from.id)).payableMinor).toBe(-5000);
    await mergeContacts(ctx, from.id, { intoId: into.id });
    expect((await balances(into.id)).payableMinor).toBe(-5000);
    await unmergeContact(ctx, from.id);
    expect((await balances(from.id)).payableMinor).toBe(-5000);
    expect((await balances(into.id)).payableMinor).toBe(0);
    await expectBooks(database.owner, ctx);
  });

  it('refuses what was never merged, what went on, and strangers', async () => {
    const [a, b, c] = [await aContact(ctx), await aContact(ctx), await aContact(ctx)];
    await expect(unmergeContact(ctx, a.id)).rejects.toMatchObject({ status: 409, code: 'not-merged' });
    await mergeContacts(ctx, a.id, { intoId: b.id });
    await mergeContacts(ctx, b.id, { intoId: c.id });
    await expect(unmergeContact(ctx, a.id)).rejects.toMatchObject({ status: 409, code: 'merged-again' });
    await unmergeContact(ctx, b.id);
    expect((await unmergeContact(ctx, a.id)).mergedIntoId).toBeNull();
    await expect(unmergeContact(ctx, 'x')).rejects.toMatchObject({ status: 404 });
    await expect(unmergeContact(as(ctx, 'viewer'), a.id)).rejects.toMatchObject({ status: 403 });
    await mergeContacts(ctx, a.id, { intoId: b.id });
    await expect(unmergeContact(await anOrganization(), a.id)).rejects.toMatchObject({ status: 404 });
  });
});
