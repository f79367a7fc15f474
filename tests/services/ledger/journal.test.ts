import { parse } from 'papaparse';
import { expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { openJournal } from '@/lib/services/ledger/journal';
import { runPayouts } from '@/lib/services/payouts/build';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

async function journal(ctx: Ctx, input: object = {}): Promise<Record<string, string>[]> {
  let text = '';
  for await (const piece of await openJournal(ctx, input)) text += piece;
  return parse<Record<string, string>>(text.trim(), { header: true }).data;
}

const sum = (rows: Record<string, string>[], column: 'debit' | 'credit') =>
  rows.reduce((total, row) => total + Math.round(Number(row[column] || 0) * 100), 0);

it('has one row a posting, debit and credit equal, in order', async () => {
  const ctx = await anOrganization();
  const granted = await aGrantedReward(database.owner, ctx);
  await runPayouts(at(ctx, days(14)));
  const rows = await journal(ctx);
  expect(
    rows.map(({ date, kind, account, debit, credit, currency }) => [date, kind, account, debit, credit, currency]),
  ).toEqual(
    expect.arrayContaining([
      ['2026-09-15', 'grant', 'expense:rewards', '50.00', '', 'USD'],
      ['2026-09-15', 'grant', 'liability:accrued', '', '50.00', 'USD'],
      ['2026-09-29', 'payout-sent', 'clearing:payout', '', '50.00', 'USD'],
    ]),
  );
  const [count] = await database.owner`
    select count(*)::int as n from ledger_postings where organization_id = ${ctx.organizationId}`;
  expect(rows).toHaveLength(count?.n);
  expect(sum(rows, 'debit')).toBe(sum(rows, 'credit'));
  expect(sum(rows, 'debit')).toBeGreaterThan(0);
  const instants = rows.map(({ occurredAt }) => occurredAt);
  expect(instants).toEqual([...instants].sort());
  expect(rows.find(({ account }) => account === 'liability:payable')?.contactId).toBe(granted.referrerId);
});

it('goes through many pages without losing or repeating one, and keeps to its days', async () => {
  const ctx = await anOrganization();
  await database.owner.begin(async (sql) => {
    const account = async (kind: string) => {
      const [row] =
        await sql`insert into ledger_accounts (organization_id, kind, currency) values (${ctx.organizationId}, ${kind}, 'USD') returning id`;
      return row?.id as string;
    };
    const [debit, credit] = [await account('asset:bank'), await account('clearing:payout')];
    // Many at one instant, and instants that differ by less than a millisecond.
    await sql`
      insert into ledger_transfers (organization_id, kind, dedupe_key, subject_type, subject_id, reason, occurred_at)
      select ${ctx.organizationId}, 'grant', 'k' || n, 'reward', uuidv7(), '=' || n,
        ${NOW}::timestamptz + (n / 300) * interval '1 microsecond' + (n / 1000) * interval '1 day'
      from generate_series(0, 1699) n`;
    await sql`
      insert into ledger_postings (organization_id, transfer_id, account_id, amount_minor, currency)
      select ${ctx.organizationId}, t.id, p.account, p.minor, 'USD' from ledger_transfers t
      cross join (values (${debit}::uuid, 7), (${credit}::uuid, -7)) p(account, minor) where t.organization_id = ${ctx.organizationId}`;
  });
  const rows = await journal(ctx);
  expect(rows).toHaveLength(3400);
  expect(new Set(rows.map(({ transferId, account }) => `${transferId} ${account}`)).size).toBe(3400);
  expect(rows.every(({ reason }) => reason?.startsWith("'="))).toBe(true);
  expect([sum(rows, 'debit'), sum(rows, 'credit')]).toEqual([1700 * 7, 1700 * 7]);
  expect(await journal(ctx, { from: '2026-09-16', to: '2026-09-16' })).toHaveLength(1400);
  expect(await journal(ctx, { to: '2026-09-14' })).toEqual([]);
});

it('is refused before the first piece', async () => {
  const ctx = await anOrganization();
  await expect(openJournal(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
  await expect(openJournal(ctx, { from: '2026-13-01' })).rejects.toMatchObject({ errors: [{ path: 'from' }] });
  const turned = openJournal(ctx, { from: '2026-02-02', to: '2026-02-01' });
  await expect(turned).rejects.toMatchObject({ errors: [{ path: 'to' }] });
});
