import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { runPayouts } from '@/lib/services/payouts/build';
import { closeCase } from '@/lib/services/payouts/close-case';
import { correctCase } from '@/lib/services/payouts/correct-case';
import { executePayout } from '@/lib/services/payouts/execute';
import { getPayout } from '@/lib/services/payouts/reads';
import { reconcileBooks } from '@/lib/services/payouts/reconcile-books';
import { readReconciliation } from '@/lib/services/payouts/reconciliation-reads';
import { settlePayout } from '@/lib/services/payouts/settle';
import { aBendableBank, type BankEntry, type BendableBank } from '@/tests/factories/bendable-bank';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const DAY = 86_400_000;
const days = (count: number) => new Date(NOW.getTime() + count * DAY);
let bank: BendableBank;

beforeAll(async () => {
  bank = await aBendableBank();
  process.env.SANDBOX_BANK_URL = bank.url;
});
beforeEach(() => {
  bank.books.length = 0;
  bank.down = false;
});
afterAll(() => bank.close());

/** A school a day after a payout of 50.00, which is paid unless it is to be under way. */
async function aPaidSchool(options: { settled?: boolean; executed?: boolean } = {}) {
  const { settled = true, executed = true } = options;
  const ctx = await anOrganization();
  await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 5000) });
  const then = at(ctx, days(14));
  const payoutId = (await runPayouts(then)).payouts[0]?.id ?? '';
  if (executed) await executePayout(then, { payoutId });
  if (executed && settled) await settlePayout(then, { payoutId });
  const entry = bank.books.find(({ idempotencyKey }) => idempotencyKey === payoutId) as BankEntry;
  return { ctx: as(at(ctx, days(15)), 'finance'), payoutId, entry };
}

async function openCases(ctx: Ctx) {
  return (await readReconciliation(ctx)).cases;
}

const accountsOf = async (ctx: Ctx) =>
  Object.fromEntries(
    (await trialBalance(ctx)).currencies.flatMap(({ accounts }) =>
      accounts.map(({ account, balanceMinor }) => [account, balanceMinor]),
    ),
  );

it('shows every case, page after page, none twice, those opened in one instant too', async () => {
  const ctx = as(await anOrganization(), 'finance');
  await database.owner`
    insert into reconciliation_cases (organization_id, key, kind, correction, evidence, fingerprint, first_run_id, last_run_id, opened_at)
    select ${ctx.organizationId}, 'k' || n, 'amount-differs', 'ask-bank', '{"ours": [], "theirs": []}', 'f', uuidv7(), uuidv7(),
      ${NOW}::timestamptz + (n / 50) * interval '1 hour'
    from generate_series(1, 230) n`;
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await readReconciliation(ctx, { limit: 100, ...(cursor && { cursor }) });
    seen.push(...page.cases.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toHaveLength(230);
  expect(new Set(seen).size).toBe(230);
  await expect(readReconciliation(ctx, { cursor: 'x' })).rejects.toMatchObject({ errors: [{ path: 'cursor' }] });
});

describe('reconciliation', () => {
  it('says with the figures of both sides that all agree', async () => {
    const { ctx } = await aPaidSchool();
    expect(await reconcileBooks(ctx)).toMatchObject({ status: 'agreed', found: 0, opened: 0 });
    const { lastRun, counts } = await readReconciliation(ctx);
    expect(counts).toEqual({ open: 0, resolved: 0, ignored: 0 });
    const side = { count: 1, amountMinor: 5000 };
    expect(lastRun).toMatchObject({
      ...{ status: 'agreed', found: 0, problems: [], createdAt: days(15) },
      books: [{ provider: 'sandbox', currency: 'USD', state: 'paid', ours: side, theirs: side }],
      accounts: [
        { account: 'clearing:payout', currency: 'USD', ledgerMinor: 0, expectedMinor: 0 },
        { account: 'liability:payable', currency: 'USD', ledgerMinor: 0, expectedMinor: 0 },
      ],
    });
  });

  it('has nothing to compare in a new school', async () => {
    const ctx = await anOrganization();
    expect(await reconcileBooks(ctx)).toMatchObject({ status: 'agreed', found: 0 });
    expect((await readReconciliation(ctx)).lastRun).toMatchObject({ books: [], accounts: [] });
  });

  it.each([
    ['missing-at-provider', 'ask-bank', () => bank.books.pop()],
    ['amount-differs', 'ask-bank', (entry: BankEntry) => Object.assign(entry, { amountMinor: 4900 })],
    ['amount-differs', 'ask-bank', (entry: BankEntry) => Object.assign(entry, { currency: 'EUR' })],
    ['status-differs', 'ask-bank', (entry: BankEntry) => Object.assign(entry, { status: 'pending' })],
    ['settled-twice', 'ask-bank', (entry: BankEntry) => bank.books.push({ ...entry, reference: 'AGAIN' })],
    [
      'unknown-at-provider',
      'ask-bank',
      (entry: BankEntry) => bank.books.push({ ...entry, idempotencyKey: null, reference: 'BY-HAND', amountMinor: 7 }),
    ],
  ] as const)('finds %s, with the words of both sides, and a person settles it', async (kind, correction, bend) => {
    const { ctx, payoutId, entry } = await aPaidSchool();
    bend(entry);
    expect(await reconcileBooks(ctx)).toMatchObject({ status: 'different', found: 1, opened: 1 });
    const [found] = await openCases(ctx);
    const isUnknown = kind === 'unknown-at-provider';
    expect(found).toMatchObject({
      kind,
      correction,
      provider: 'sandbox',
      payoutId: isUnknown ? null : payoutId,
      status: 'open',
    });
    expect(found?.evidence.ours).toHaveLength(isUnknown ? 0 : 1);
    expect(found?.evidence.theirs).toHaveLength({ 'missing-at-provider': 0, 'settled-twice': 2 }[kind as string] ?? 1);
    await expect(correctCase(ctx, found?.id ?? '')).rejects.toMatchObject({ status: 409, code: 'nothing-to-apply' });
    expect(await getPayout(ctx, payoutId)).toMatchObject({ status: 'paid', amountMinor: 5000 });
    await closeCase(ctx, found?.id ?? '', { status: 'ignored', reason: 'The bank wrote: a mistake of theirs' });
    expect((await readReconciliation(ctx, { status: 'ignored' })).cases).toMatchObject([
      { closedBy: `staff:${ctx.actor.id}`, closeReason: 'The bank wrote: a mistake of theirs' },
    ]);
    const [audit] = await database.owner`
      select count(*)::int as n from audit_events where action = 'reconciliation.case-closed' and subject_id = ${found?.id ?? ''}`;
    expect(audit?.n).toBe(1);
  });

  it('settles what the bank has settled', async () => {
    const { ctx, payoutId } = await aPaidSchool({ settled: false });
    await reconcileBooks(ctx);
    const [found] = await openCases(ctx);
    expect(found).toMatchObject({ kind: 'status-differs', correction: 'settle' });
    expect(await correctCase(ctx, found?.id ?? '')).toEqual({ before: 'processing', after: 'paid' });
    expect(await accountsOf(ctx)).toMatchObject({ 'asset:bank': -5000, 'clearing:payout': 0 });
    expect(await reconcileBooks(ctx)).toMatchObject({ found: 0 });
    expect((await readReconciliation(ctx, { status: 'resolved' })).cases).toMatchObject([
      { id: found?.id, closedBy: `staff:${ctx.actor.id}`, closeReason: 'Corrected: processing became paid' },
    ]);
    expect((await verifyLedger(ctx)).ok).toBe(true);
    expect(await getPayout(ctx, payoutId)).toMatchObject({ status: 'paid' });
  });

  it.each([
    ['fail', false, 'failed', 'failed'],
    ['reverse', false, 'reversed', 'reversed'],
    ['reverse', true, 'failed', 'reversed'],
    ['reverse', true, 'reversed', 'reversed'],
  ] as const)('proposes %s (paid: %s) when the bank says %s', async (correction, settled, word, after) => {
    const { ctx, payoutId, entry } = await aPaidSchool({ settled });
    entry.status = word;
    await reconcileBooks(ctx);
    const [found] = await openCases(ctx);
    expect(found).toMatchObject({ kind: 'status-differs', correction });
    await correctCase(ctx, found?.id ?? '');
    expect(await getPayout(ctx, payoutId)).toMatchObject({ status: after });
    expect(await accountsOf(ctx)).toMatchObject({ 'liability:payable': -5000, 'clearing:payout': 0 });
    expect(await reconcileBooks(ctx)).toMatchObject({ status: 'agreed', found: 0 });
    expect((await verifyLedger(ctx)).ok).toBe(true);
  });

  it('hands over again what never arrived, once', async () => {
    const { ctx, payoutId } = await aPaidSchool({ executed: false });
    await reconcileBooks(ctx);
    const [found] = await openCases(ctx);
    expect(found).toMatchObject({ kind: 'missing-at-provider', correction: 'look-again', payoutId });
    const before = bank.sent;
    expect(await correctCase(ctx, found?.id ?? '')).toEqual({ before: 'processing', after: 'paid' });
    await expect(correctCase(ctx, found?.id ?? '')).rejects.toMatchObject({ code: 'already-closed' });
    expect(bank.sent).toBe(before + 1);
    expect(await reconcileBooks(ctx)).toMatchObject({ found: 0 });
  });

  it('applies what the provider says now, not what the case remembers', async () => {
    const { ctx, payoutId, entry } = await aPaidSchool({ settled: false });
    entry.status = 'failed';
    await reconcileBooks(ctx);
    const [found] = await openCases(ctx);
    entry.status = 'pending';
    await expect(correctCase(ctx, found?.id ?? '')).rejects.toMatchObject({ status: 409, code: 'still-different' });
    bank.down = true;
    await expect(correctCase(ctx, found?.id ?? '')).rejects.toMatchObject({
      status: 409,
      code: 'provider-unavailable',
    });
    expect(await getPayout(ctx, payoutId)).toMatchObject({ status: 'processing' });
    bank.down = false;
    expect(await reconcileBooks(ctx)).toMatchObject({ found: 0, resolved: 1 });
  });
});

describe('a case', () => {
  it('is one for ever: seen again, resolved when it is gone, opened again when it comes back', async () => {
    const { ctx, entry } = await aPaidSchool();
    bank.books.length = 0;
    await Promise.all([reconcileBooks(ctx), reconcileBooks(ctx)]);
    await reconcileBooks(at(ctx, days(16)));
    const [found, ...others] = await openCases(ctx);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ reopened: 0, openedAt: days(15), lastSeenAt: days(16) });
    bank.books.push(entry);
    expect(await reconcileBooks(at(ctx, days(17)))).toMatchObject({ found: 0, resolved: 1 });
    expect((await readReconciliation(ctx, { status: 'resolved' })).cases).toMatchObject([
      { id: found?.id, closedBy: 'system:kith', closeReason: 'Both sides agree now' },
    ]);
    bank.books.length = 0;
    await reconcileBooks(at(ctx, days(18)));
    expect(await openCases(ctx)).toMatchObject([{ id: found?.id, reopened: 1, openedAt: days(18), closedAt: null }]);
    await closeCase(ctx, found?.id ?? '', { status: 'resolved', reason: 'They found it' });
    await reconcileBooks(at(ctx, days(19)));
    expect(await openCases(ctx)).toMatchObject([{ reopened: 2 }]);
  });

  it('that was ignored stays so until something else is said of it', async () => {
    const { ctx, entry } = await aPaidSchool();
    entry.amountMinor = 4900;
    await reconcileBooks(ctx);
    const [found] = await openCases(ctx);
    await closeCase(ctx, found?.id ?? '', { status: 'ignored', reason: 'Their fee' });
    await reconcileBooks(ctx);
    expect(await openCases(ctx)).toEqual([]);
    entry.amountMinor = 4000;
    await reconcileBooks(ctx);
    expect(await openCases(ctx)).toMatchObject([{ id: found?.id, reopened: 1, closeReason: null }]);
  });

  it('is left alone while its provider does not answer', async () => {
    const { ctx } = await aPaidSchool();
    bank.books.length = 0;
    await reconcileBooks(ctx);
    bank.down = true;
    expect(await reconcileBooks(ctx)).toMatchObject({ status: 'incomplete', found: 0, resolved: 0 });
    expect((await readReconciliation(ctx)).lastRun?.problems).toMatchObject([{ provider: 'sandbox' }]);
    expect(await openCases(ctx)).toHaveLength(1);
  });

  it('is not looked for at a provider that was disconnected, unless a payout is under way there', async () => {
    const { ctx, payoutId } = await aPaidSchool();
    bank.books.length = 0;
    await database.owner`update payouts set provider = 'paypal' where id = ${payoutId}`;
    expect(await reconcileBooks(ctx)).toMatchObject({ status: 'agreed', found: 0 });
    await database.owner`update payouts set status = 'processing', settled_at = null where id = ${payoutId}`;
    expect(await reconcileBooks(ctx)).toMatchObject({ status: 'incomplete' });
    expect((await readReconciliation(ctx)).lastRun?.problems).toMatchObject([{ provider: 'paypal' }]);
  });

  it('tells of a ledger that is not what payouts and rewards say', async () => {
    const { ctx, payoutId } = await aPaidSchool();
    await database.owner`update payouts set status = 'processing', settled_at = null where id = ${payoutId}`;
    await reconcileBooks(ctx);
    const kinds = (await openCases(ctx)).map(({ kind, correction, evidence }) => [
      ...[kind, correction, evidence.ours[0]?.amountMinor, evidence.theirs[0]?.amountMinor],
    ]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['status-differs', 'settle', 5000, 5000],
        ['ledger-differs', 'check-ledger', -5000, 0],
        ['ledger-differs', 'check-ledger', 0, -5000],
      ]),
    );
    expect((await readReconciliation(ctx)).lastRun?.accounts[0]).toMatchObject({
      ledgerMinor: 0,
      expectedMinor: -5000,
    });
  });

  it('is finance’s, of its own school, and takes a reason', async () => {
    const { ctx } = await aPaidSchool();
    bank.books.length = 0;
    await reconcileBooks(ctx);
    const [{ id } = { id: '' }] = await openCases(ctx);
    for (const role of ['manager', 'viewer', 'referrer'] as const) {
      await expect(reconcileBooks(as(ctx, role))).rejects.toMatchObject({ status: 403 });
      await expect(correctCase(as(ctx, role), id)).rejects.toMatchObject({ status: 403 });
      await expect(closeCase(as(ctx, role), id, {})).rejects.toMatchObject({ status: 403 });
    }
    const other = await anOrganization();
    await expect(correctCase(other, id)).rejects.toMatchObject({ status: 404 });
    await expect(closeCase(other, id, { status: 'ignored', reason: 'x' })).rejects.toMatchObject({ status: 404 });
    await expect(closeCase(ctx, 'nonsense', { status: 'ignored', reason: 'x' })).rejects.toMatchObject({ status: 404 });
    await expect(closeCase(ctx, id, { status: 'ignored', reason: ' ' })).rejects.toMatchObject({
      errors: [{ path: 'reason' }],
    });
    await expect(closeCase(ctx, id, { status: 'open', reason: 'x' })).rejects.toMatchObject({
      errors: [{ path: 'status' }],
    });
    await closeCase(ctx, id, { status: 'resolved', reason: 'Done' });
    await expect(closeCase(ctx, id, { status: 'ignored', reason: 'x' })).rejects.toMatchObject({
      code: 'already-closed',
    });
  });
});
