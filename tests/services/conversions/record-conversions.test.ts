import { beforeEach, describe, expect, it } from 'vitest';
import { replayDecision } from '@/lib/domain/attribution/decide';
import type { Ctx } from '@/lib/services/context';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { createCourse } from '@/lib/services/courses/create-course';
import { upsertContact } from '@/lib/services/people/upsert-contact';
import { publishProgram } from '@/lib/services/programs/publish-program';
import { updateProgram } from '@/lib/services/programs/update-program';
import { importTouches } from '@/lib/services/tracking/import-touches';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { aProgram, programBody } from '@/tests/factories/program';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

let ctx: Ctx;
beforeEach(async () => {
  ctx = await anOrganization();
});

let serial = 0;

async function aReferrer(program: { id: string }, extra: Record<string, unknown> = {}) {
  serial += 1;
  const standing = [{ kind: 'student', status: 'active' }];
  const { contact } = await upsertContact(ctx, { externalId: `ref-${serial}`, firstName: 'Ana', standing, ...extra });
  const code = `C-${serial}-${ctx.organizationId.slice(-6)}`.toUpperCase();
  await database.owner`
    insert into referral_codes (organization_id, program_id, referrer_id, code, code_key)
    values (${ctx.organizationId}, ${program.id}, ${contact.id}, ${code}, ${code})`;
  return { id: contact.id, code, externalId: `ref-${serial}` };
}

function enrolment(overrides: Record<string, unknown> = {}) {
  serial += 1;
  return {
    externalId: `enr-${serial}`,
    referee: { email: `friend-${serial}@example.com` },
    milestone: 'enrolled',
    valueMinor: 60000,
    currency: 'USD',
    occurredAt: '2026-09-15T10:00:00Z',
    ...overrides,
  };
}

const rows = (text: TemplateStringsArray, ...values: never[]) => database.owner(text, ...values);

describe('recordConversion', () => {
  it('attributes, grants both sides with receipts and writes ledger, audit, outbox and figures in one transaction', async () => {
    const program = await aProgram(ctx);
    const ana = await aReferrer(program);
    const result = await recordConversion(ctx, enrolment({ code: ana.code.toLowerCase() }));
    expect(result).toMatchObject({ created: true, attributed: true, referrerId: ana.id, reason: null });
    expect(result.rewards).toMatchObject([
      {
        side: 'referrer',
        kind: 'cash',
        rewardAmountMinor: 5000,
        status: 'pending',
        requiresApproval: false,
        recipientId: ana.id,
      },
      { side: 'referee', kind: 'discount', rewardAmountMinor: 5000, currency: 'USD', recipientId: result.refereeId },
    ]);
    expect(result.rewards[0]?.payableAt).toEqual(new Date('2026-09-29T10:00:00Z'));
    expect(result.rewards[1]?.receipt.map(({ step }) => step)).toEqual(['base', 'cap', 'limit']);
    const [ledger] = await rows`
      select count(*)::int as postings, sum(amount_minor)::int as sum from ledger_postings where organization_id = ${ctx.organizationId as never}`;
    expect(ledger).toEqual({ postings: 4, sum: 0 });
    const [audit] = await rows`select data from audit_events where subject_id = ${result.id as never}`;
    expect(audit?.data).toMatchObject({ attributed: true, referrerId: ana.id });
    const [figures] = await rows`
      select sum(conversions)::int as conversions, sum(leads)::int as leads, sum(reward_minor)::int as reward, sum(conversion_value_minor)::int as value
      from rollup_daily where organization_id = ${ctx.organizationId as never}`;
    expect(figures).toEqual({ conversions: 1, leads: 1, reward: 10000, value: 60000 });
    const jobs = await rows`
      select payload -> 'events' as events from graphile_worker._private_jobs where payload::text like ${`%${result.id}%` as never}`;
    expect(jobs).toHaveLength(1);
  });

  it('stores evidence that replays to the same decision', async () => {
    const program = await aProgram(ctx);
    const ana = await aReferrer(program);
    const { id } = await recordConversion(ctx, enrolment({ code: ana.code }));
    const [row] = await rows`select receipt from attribution_decisions where conversion_id = ${id as never}`;
    const { referrerShares, winner } = replayDecision(row?.receipt.evidence);
    expect(winner?.referrerId).toBe(ana.id);
    expect(referrerShares).toEqual(row?.receipt.referrerShares);
  });

  it('answers the first again for the same externalId and content, and 409 for other content', async () => {
    const body = enrolment();
    const first = await recordConversion(ctx, body);
    const again = await recordConversion(ctx, body);
    expect(again).toMatchObject({ id: first.id, created: false });
    await expect(recordConversion(ctx, { ...body, valueMinor: 1 })).rejects.toMatchObject({
      status: 409,
      code: 'duplicate-conversion',
    });
  });

  it('rewards a referee once, also under a spelling of his e-mail, also in a race', async () => {
    const program = await aProgram(ctx);
    const ana = await aReferrer(program);
    const ben = await aReferrer(program);
    const spellings = ['jane.doe@gmail.com', 'JaneDoe@gmail.com', 'janedoe+x@googlemail.com', 'j.a.n.e.doe@gmail.com'];
    const results = await Promise.all(
      spellings.map((email, index) =>
        recordConversion(
          index % 2 ? ctx : { ...ctx, actor: { ...ctx.actor, id: `other-${index}` } },
          enrolment({ referee: { email }, code: index % 2 ? ana.code : ben.code }),
        ),
      ),
    );
    expect(results.filter(({ rewards }) => rewards.length > 0)).toHaveLength(1);
    expect(results.filter(({ reason }) => reason === 'already-rewarded')).toHaveLength(3);
    expect(new Set(results.map(({ refereeId }) => refereeId)).size).toBe(1);
  });

  it('rewards nobody twice when the school keeps two contacts with one phone', async () => {
    const program = await aProgram(ctx);
    const ana = await aReferrer(program);
    await upsertContact(ctx, { externalId: 'one', phone: '+12125550123', standing: [] });
    await upsertContact(ctx, { externalId: 'two', phone: '+12125550123', standing: [] });
    const first = await recordConversion(ctx, enrolment({ referee: { externalId: 'one' }, code: ana.code }));
    const second = await recordConversion(ctx, enrolment({ referee: { externalId: 'two' }, code: ana.code }));
    expect(first.rewards).toHaveLength(2);
    expect(second).toMatchObject({ attributed: false, reason: 'already-rewarded', rewards: [] });
  });

  it('counts tiers exactly when conversions of one referrer come at once', async () => {
    const rewards = { ...(programBody().rewards as object), tiers: [{ fromCount: 3, amountMinor: 7500 }] };
    const program = await aProgram(ctx, { rewards });
    const ana = await aReferrer(program);
    const results = await Promise.all(
      Array.from({ length: 8 }, () => recordConversion(ctx, enrolment({ code: ana.code }))),
    );
    const amounts = results.map(({ rewards }) => rewards[0]?.rewardAmountMinor).sort();
    expect(amounts).toEqual([5000, 5000, 7500, 7500, 7500, 7500, 7500, 7500]);
  });

  it('stops at the budget, to the cent, in a batch', async () => {
    const program = await aProgram(ctx, {
      budgetMinor: 12000,
      rewards: { referrer: { kind: 'cash', amountMinor: 5000 } },
    });
    const ana = await aReferrer(program);
    const results = await Promise.all(
      Array.from({ length: 4 }, () => recordConversion(ctx, enrolment({ code: ana.code }))),
    );
    const amounts = results.flatMap(({ rewards }) => rewards.map(({ rewardAmountMinor }) => rewardAmountMinor));
    expect(amounts.sort()).toEqual([2000, 5000, 5000]);
    expect(results.filter(({ reason }) => reason === 'budget-exhausted')).toHaveLength(1);
  });

  it('splits a multi-touch reward by shares and keeps the referral with the winner', async () => {
    const program = await aProgram(ctx, {
      attribution: { model: 'linear', split: true },
      rewards: { referrer: { kind: 'cash', amountMinor: 5001 } },
    });
    const ana = await aReferrer(program);
    const ben = await aReferrer(program);
    await upsertContact(ctx, { externalId: 'friend', standing: [] });
    await importTouches(ctx, [
      {
        code: ana.code,
        channel: 'whatsapp',
        visitorId: 'v1',
        refereeExternalId: 'friend',
        occurredAt: '2026-09-01T10:00:00Z',
      },
      {
        code: ben.code,
        channel: 'email',
        visitorId: 'v2',
        refereeExternalId: 'friend',
        occurredAt: '2026-09-02T10:00:00Z',
      },
    ]);
    const result = await recordConversion(ctx, enrolment({ referee: { externalId: 'friend' } }));
    expect(result.rewards.map(({ rewardAmountMinor }) => rewardAmountMinor).sort()).toEqual([2500, 2501]);
    expect(result.referrerId).toBe(ana.id);
  });

  it.each([
    ['no touch', {}, 'no-touch'],
    ['an unknown code', { code: 'NOPE-1' }, 'no-touch'],
  ])('records a conversion that earns nothing: %s', async (_, overrides, reason) => {
    const result = await recordConversion(ctx, enrolment(overrides));
    expect(result).toMatchObject({ created: true, attributed: false, reason, rewards: [] });
  });

  it('says why a code earns nothing: own code, household, ineligible referrer, another currency, below the trigger', async () => {
    const program = await aProgram(ctx, { trigger: { milestone: 'paid' } });
    const ana = await aReferrer(program, { email: 'ana@example.com' });
    const self = await recordConversion(
      ctx,
      enrolment({ referee: { email: 'ana@example.com' }, code: ana.code, milestone: 'paid' }),
    );
    expect(self).toMatchObject({ attributed: false, reason: 'self-referral', rewards: [] });
    await upsertContact(ctx, { externalId: 'child', guardianExternalId: `ref-${serial - 1}`, standing: [] }).catch(
      () => {},
    );
    await upsertContact(ctx, { externalId: 'child', guardianExternalId: ana.externalId, standing: [] });
    const child = await recordConversion(
      ctx,
      enrolment({ referee: { externalId: 'child' }, code: ana.code, milestone: 'paid' }),
    );
    expect(child).toMatchObject({ attributed: false, reason: 'same-household', rewards: [] });
    const below = await recordConversion(ctx, enrolment({ code: ana.code }));
    expect(below).toMatchObject({ attributed: true, reason: 'below-trigger', rewards: [] });
    const euros = await recordConversion(ctx, enrolment({ code: ana.code, currency: 'EUR', milestone: 'paid' }));
    expect(euros).toMatchObject({ attributed: true, reason: 'currency-mismatch', rewards: [] });
    const left = await aReferrer(program);
    await upsertContact(ctx, { externalId: left.externalId, standing: [{ kind: 'student', status: 'inactive' }] });
    const gone = await recordConversion(ctx, enrolment({ code: left.code, milestone: 'paid' }));
    expect(gone).toMatchObject({ attributed: false, reason: 'referrer-not-eligible', rewards: [] });
  });

  it('pays when the trigger comes after an earlier milestone, on the referral that waited', async () => {
    const program = await aProgram(ctx, { trigger: { milestone: 'attended', count: 2 } });
    const ana = await aReferrer(program);
    const referee = { email: 'slow@example.com' };
    const first = await recordConversion(ctx, enrolment({ referee, code: ana.code, milestone: 'attended' }));
    const second = await recordConversion(ctx, enrolment({ referee, code: ana.code, milestone: 'attended' }));
    expect(first).toMatchObject({ reason: 'below-trigger', rewards: [] });
    expect(second.referralId).toBe(first.referralId);
    expect(second.rewards).toHaveLength(2);
  });

  it('holds a reward of more than 100.00 for a person and one of exactly 100.00 not', async () => {
    const program = await aProgram(ctx, {
      rewards: { referrer: { kind: 'cash', amountMinor: 10001 }, referee: { kind: 'credit', amountMinor: 10000 } },
    });
    const ana = await aReferrer(program);
    const { rewards } = await recordConversion(ctx, enrolment({ code: ana.code }));
    expect(rewards.map(({ requiresApproval }) => requiresApproval)).toEqual([true, false]);
  });

  it('binds the version in force at the touch', async () => {
    const program = await aProgram(ctx);
    const ana = await aReferrer(program);
    await updateProgram(ctx, program.id, { rewards: { referrer: { kind: 'cash', amountMinor: 100 } } });
    await publishProgram(at(ctx, '2026-09-15T11:00:00Z'), program.id);
    const before = await recordConversion(ctx, enrolment({ code: ana.code, occurredAt: '2026-09-15T10:59:59Z' }));
    const after = await recordConversion(ctx, enrolment({ code: ana.code, occurredAt: '2026-09-15T11:00:00Z' }));
    expect(before.rewards[0]?.rewardAmountMinor).toBe(5000);
    expect(after.rewards[0]?.rewardAmountMinor).toBe(100);
  });

  it('refuses unknown courses and contacts and instants in the future, and records the rest of the batch', async () => {
    await createCourse(ctx, { externalId: 'spanish-a1', name: 'Spanish A1', priceMinor: 60000, currency: 'USD' });
    const bad = [
      enrolment({ courseExternalId: 'nope' }),
      enrolment({ referee: { contactId: '01900000-0000-7000-8000-000000000000' } }),
      enrolment({ occurredAt: '2027-01-01T00:00:00Z' }),
    ];
    const settled = await Promise.allSettled(
      [...bad, enrolment({ courseExternalId: 'spanish-a1' })].map((body) => recordConversion(ctx, body)),
    );
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled']);
    const paths = settled.flatMap((result) => (result.status === 'rejected' ? result.reason.errors[0].path : []));
    expect(paths).toEqual(['courseExternalId', 'referee.contactId', 'occurredAt']);
  });

  it('needs the right to write conversions', async () => {
    await expect(recordConversion(as(ctx, 'viewer'), enrolment())).rejects.toMatchObject({ status: 403 });
  });
});
