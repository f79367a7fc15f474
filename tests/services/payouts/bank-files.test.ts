import { describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '@/lib/services/errors';
import { newId } from '@/lib/services/ids';
import { trialBalance } from '@/lib/services/ledger/reads';
import { payoutPort } from '@/lib/services/payouts/bank';
import { getBankFiles, getManualTransfer } from '@/lib/services/payouts/bank-file-reads';
import { runPayouts } from '@/lib/services/payouts/build';
import { connectProvider } from '@/lib/services/payouts/connect-provider';
import { disconnectProvider } from '@/lib/services/payouts/disconnect-provider';
import { downloadBankFile } from '@/lib/services/payouts/download-bank-file';
import { executePayout } from '@/lib/services/payouts/execute';
import { exportBankFile } from '@/lib/services/payouts/export-bank-file';
import { markFailed } from '@/lib/services/payouts/mark-failed';
import { markFilePaid } from '@/lib/services/payouts/mark-file-paid';
import { markPaid } from '@/lib/services/payouts/mark-paid';
import { getPayout } from '@/lib/services/payouts/reads';
import { settlePayout } from '@/lib/services/payouts/settle';
import { anOrganization, as } from '@/tests/factories/organization';
import { aPayoutThrough, type PaidThrough } from '@/tests/factories/paid-through';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const settings = { provider: 'manual', debtorName: 'Lingua School', debtorIban: 'DE89370400440532013000' };
const FRENCH = 'FR1420041010050500013M02606';
const TURKISH = 'TR330006100519786457841326';

function aTransfer(
  more: { ctx?: Ctx; currency?: string; iban?: string; amountMinor?: number } = {},
): Promise<PaidThrough> {
  const { iban = FRENCH, currency = 'EUR', ...rest } = more;
  return aPayoutThrough(database.owner, { settings, currency, destination: { provider: 'manual', iban }, ...rest });
}

async function audits(ctx: Ctx, action: string) {
  return database.owner<{ data: Record<string, unknown> }[]>`
    select data from audit_events where organization_id = ${ctx.organizationId} and action = ${action}`;
}

async function balances(ctx: Ctx) {
  const { currencies } = await trialBalance(ctx);
  expect(currencies.every(({ sumMinor }) => sumMinor === 0)).toBe(true);
  const accounts = currencies.flatMap(({ accounts: of }) => of);
  const known = accounts.map(({ account, balanceMinor }) => [account, balanceMinor] as const);
  return Object.fromEntries([['asset:bank', 0] as const, ...known]);
}

describe('a payout by bank transfer', () => {
  it('waits until finance says that it was paid, and is then settled in the ledger, once', async () => {
    const { ctx, payoutId } = await aTransfer();
    const finance = as(ctx, 'finance');
    expect(await settlePayout(ctx, { payoutId })).toEqual({ status: 'processing' });
    expect((await getPayout(ctx, payoutId)).reference).toMatch(/^MANUAL-[0-9A-F]{16}$/);
    expect(await executePayout(ctx, { payoutId })).toMatchObject({ status: 'processing' });
    expect(await getManualTransfer(finance, payoutId)).toEqual({ status: 'pending' });
    expect(await markPaid(finance, { payoutId })).toEqual({ status: 'paid' });
    expect(await markPaid(finance, { payoutId })).toEqual({ status: 'paid' });
    expect(await balances(ctx)).toMatchObject({ 'asset:bank': -5000, 'clearing:payout': 0, 'liability:payable': 0 });
    expect(await audits(ctx, 'payout.marked-paid')).toHaveLength(1);
    expect(await audits(ctx, 'payout.settled')).toHaveLength(1);
  });

  it('is owed again when finance says that it was not paid, and goes into the next file as another payout', async () => {
    const { ctx, payoutId } = await aTransfer();
    const finance = as(ctx, 'finance');
    await exportBankFile(finance, { format: 'sepa' });
    expect(await markFailed(finance, { payoutId, reason: 'Account closed' })).toEqual({ status: 'failed' });
    expect(await markFailed(finance, { payoutId, reason: 'Again' })).toEqual({ status: 'failed' });
    await expect(markPaid(finance, { payoutId })).rejects.toThrow(ConflictError);
    expect(await getPayout(ctx, payoutId)).toMatchObject({ status: 'failed', failureReason: 'Account closed' });
    expect(await balances(ctx)).toMatchObject({ 'liability:payable': -5000, 'asset:bank': 0 });
    const { payouts } = await runPayouts(finance);
    expect(payouts).toHaveLength(1);
    await executePayout(ctx, { payoutId: payouts[0]?.id ?? '' });
    expect(await exportBankFile(finance, { format: 'sepa' })).toMatchObject({ transfers: 1 });
  });

  it('is owed again when it came back after it was paid', async () => {
    const { ctx, payoutId } = await aTransfer();
    const finance = as(ctx, 'finance');
    await markPaid(finance, { payoutId });
    await disconnectProvider(as(ctx, 'owner'), 'manual');
    expect(await markFailed(finance, { payoutId, reason: 'Returned by the bank' })).toEqual({ status: 'reversed' });
    expect(await balances(ctx)).toMatchObject({ 'liability:payable': -5000, 'asset:bank': 0 });
    expect(await audits(ctx, 'payout.marked-returned')).toMatchObject([{ data: { reason: 'Returned by the bank' } }]);
  });

  it('is in the list that the books are compared with', async () => {
    const { ctx, payoutId } = await aTransfer();
    const port = await payoutPort(ctx, 'manual');
    const entry = { idempotencyKey: payoutId, amountMinor: 5000, currency: 'EUR', reference: expect.any(String) };
    const since = new Date(Date.now() - 60_000);
    expect(await port.list(ctx.organizationId, since)).toEqual([
      { ...entry, status: 'pending', createdAt: expect.any(Date) },
    ]);
    await markPaid(ctx, { payoutId });
    expect(await port.list(ctx.organizationId, since)).toMatchObject([{ ...entry, status: 'settled' }]);
    expect(await port.list((await anOrganization()).organizationId, since)).toEqual([]);
  });

  it('is found settled when whoever said so died before the ledger knew', async () => {
    const { ctx, payoutId } = await aTransfer();
    await database.owner`update manual_transfers set status = 'settled' where payout_id = ${payoutId}`;
    expect(await settlePayout(ctx, { payoutId })).toEqual({ status: 'paid' });
  });

  it('is decided once when two say different things at once', async () => {
    const { ctx, payoutId } = await aTransfer();
    const finance = as(ctx, 'finance');
    const both = [markPaid(finance, { payoutId }), markFailed(finance, { payoutId, reason: 'No' })];
    await Promise.allSettled(both);
    const { status } = await settlePayout(ctx, { payoutId });
    expect(['failed', 'reversed']).toContain(status);
    expect(await balances(ctx)).toMatchObject({ 'liability:payable': -5000, 'clearing:payout': 0, 'asset:bank': 0 });
  });

  it('is for finance, with a reason, and not of another school', async () => {
    const { ctx, payoutId } = await aTransfer();
    for (const work of [
      markPaid(as(ctx, 'viewer'), { payoutId }),
      exportBankFile(as(ctx, 'viewer'), { format: 'csv' }),
    ]) {
      await expect(work).rejects.toThrow(ForbiddenError);
    }
    await expect(markFailed(ctx, { payoutId, reason: ' ' })).rejects.toThrow(InvalidInputError);
    await expect(markPaid(ctx, { payoutId: 'x' })).rejects.toThrow(InvalidInputError);
    const other = await anOrganization();
    await expect(markPaid(other, { payoutId })).rejects.toThrow(NotFoundError);
    await expect(markFailed(other, { payoutId, reason: 'x' })).rejects.toThrow(NotFoundError);
    expect(await getManualTransfer(other, payoutId)).toBeNull();
  });
});

describe('a bank file', () => {
  it('holds each payout once, names its account in the file only, and is the same when downloaded again', async () => {
    const first = await aTransfer();
    const { ctx } = first;
    const finance = as(ctx, 'finance');
    const second = await aTransfer({ ctx, amountMinor: 12_34, iban: 'NL91ABNA0417164300' });
    expect(await getBankFiles(finance)).toMatchObject({
      waiting: 2,
      sepa: 2,
      totals: [{ currency: 'EUR', amountMinor: 6234 }],
      files: [],
    });
    const file = await exportBankFile(finance, { format: 'sepa' });
    expect(file).toMatchObject({ transfers: 2, totals: [{ currency: 'EUR', amountMinor: 6234 }], left: 0 });
    expect(file.name).toMatch(/^payouts-2026-09-29-[0-9a-f]{6}\.xml$/);
    const download = await downloadBankFile(finance, file.id);
    expect(download).toMatchObject({ name: file.name, mediaType: 'application/xml' });
    for (const { payoutId } of [first, second]) expect(download.content).toContain(payoutId.replaceAll('-', ''));
    expect(download.content).toContain('<CtrlSum>62.34</CtrlSum>');
    expect(await downloadBankFile(finance, file.id)).toEqual(download);
    await expect(exportBankFile(finance, { format: 'sepa' })).rejects.toThrow('No payout waits');
    await expect(exportBankFile(finance, { format: 'csv' })).rejects.toThrow('No payout waits');
    expect((await getBankFiles(finance)).files).toMatchObject([{ id: file.id, transfers: 2, open: 2 }]);
    await markPaid(finance, { payoutId: first.payoutId });
    expect((await getBankFiles(finance)).files).toMatchObject([{ open: 1 }]);
    const [row] = await database.owner`select * from bank_files where id = ${file.id}`;
    const trail = await database.owner`select data from audit_events where organization_id = ${ctx.organizationId}`;
    expect(JSON.stringify([row, trail])).not.toContain(FRENCH);
    expect(await audits(ctx, 'bank-file.downloaded')).toHaveLength(2);
  });

  it('is marked as paid in one go, but for what finance has spoken of already', async () => {
    const { ctx, payoutId } = await aTransfer();
    const finance = as(ctx, 'finance');
    const others = [
      await aTransfer({ ctx, iban: 'NL91ABNA0417164300' }),
      await aTransfer({ ctx, iban: 'BE68539007547034' }),
    ].map((one) => one.payoutId);
    const { id } = await exportBankFile(finance, { format: 'sepa' });
    const later = await aTransfer({ ctx, iban: 'AT611904300234573201' });
    await markFailed(finance, { payoutId, reason: 'Account closed' });
    expect(await markFilePaid(finance, id)).toEqual({ marked: 2 });
    expect(await markFilePaid(finance, id)).toEqual({ marked: 0 });
    for (const other of others) expect((await getPayout(ctx, other)).status).toBe('paid');
    expect((await getPayout(ctx, payoutId)).status).toBe('failed');
    expect((await getPayout(ctx, later.payoutId)).status).toBe('processing');
    await expect(markFilePaid(as(ctx, 'viewer'), id)).rejects.toThrow(ForbiddenError);
    await expect(markFilePaid(await anOrganization(), id)).rejects.toThrow(NotFoundError);
  });

  it('of SEPA leaves out what SEPA cannot pay and says why; the table takes it', async () => {
    const { ctx, payoutId } = await aTransfer({ iban: TURKISH });
    const finance = as(ctx, 'finance');
    await expect(exportBankFile(finance, { format: 'sepa' })).rejects.toThrow('not in the SEPA area');
    const sepa = await aTransfer({ ctx });
    expect(await exportBankFile(finance, { format: 'sepa' })).toMatchObject({ transfers: 1, left: 1 });
    const file = await exportBankFile(finance, { format: 'csv' });
    const { content, mediaType } = await downloadBankFile(finance, file.id);
    expect(mediaType).toBe('text/csv');
    expect(content.split('\r\n')).toHaveLength(3);
    expect(content).toContain(`,${TURKISH},50.00,EUR,`);
    expect(content).toContain(payoutId.replaceAll('-', ''));
    expect(content).not.toContain(sepa.payoutId.replaceAll('-', ''));
    const dollars = await aTransfer({ currency: 'USD' });
    await expect(exportBankFile(dollars.ctx, { format: 'sepa' })).rejects.toThrow('SEPA pays euros only');
  });

  it('takes each payout once when two export at the same time', async () => {
    const { ctx } = await aTransfer();
    await aTransfer({ ctx, iban: 'NL91ABNA0417164300' });
    const results = await Promise.allSettled(
      ['sepa', 'csv', 'sepa', 'csv'].map((format) => exportBankFile(as(ctx, 'finance'), { format })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const rows = await database.owner`
      select sum(transfers)::int as n from bank_files where organization_id = ${ctx.organizationId}`;
    expect(rows[0]?.n).toBe(2);
  });

  it('needs the account that pays, a known format, and is not of another school', async () => {
    const nobody = await anOrganization();
    await expect(exportBankFile(nobody, { format: 'sepa' })).rejects.toMatchObject({ code: 'provider-not-connected' });
    await expect(exportBankFile(nobody, { format: 'mt101' })).rejects.toThrow(InvalidInputError);
    await connectProvider(as(nobody, 'owner'), settings);
    await expect(exportBankFile(nobody, { format: 'sepa' })).rejects.toMatchObject({ code: 'nothing-to-export' });
    const { ctx } = await aTransfer();
    const file = await exportBankFile(ctx, { format: 'csv' });
    await expect(downloadBankFile(nobody, file.id)).rejects.toThrow(NotFoundError);
    await expect(downloadBankFile(ctx, newId())).rejects.toThrow(NotFoundError);
    await expect(downloadBankFile(as(ctx, 'viewer'), file.id)).rejects.toThrow(ForbiddenError);
  });
});
