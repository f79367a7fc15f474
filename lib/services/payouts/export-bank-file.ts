import { insertBankFile, lockWaitingTransfers } from '@/db/queries/bank-files';
import { dayIn } from '@/lib/domain/common/days';
import {
  type BankFileFormat,
  type BankTransfer,
  bankCsv,
  type CurrencyTotal,
  sepaProblem,
  totalsOf,
} from '@/lib/domain/payouts/bank-file';
import type { SettingsOf } from '@/lib/domain/payouts/connections';
import { exportBankFileSchema } from '@/lib/domain/payouts/schema';
import { pain001 } from '@/lib/integrations/payouts/pain001';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { encryptSecret } from '../encryption/secret-box';
import { ConflictError } from '../errors';
import { newId } from '../ids';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { transact } from '../transact';
import { bankFilePlace, bankTransfersOf } from './bank-transfers';
import { openConnection } from './open-connection';

export interface ExportedFile {
  id: string;
  name: string;
  transfers: number;
  totals: CurrencyTotal[];
  /** Payouts that wait still: what SEPA cannot pay, or more than one file holds. */
  left: number;
}

const MOST_TRANSFERS = 1000;

/**
 * Puts the payouts that finance pays at its own bank into a file, each into one file for ever: a SEPA credit transfer
 * (pain.001.001.09) of those that SEPA can pay, or a table of all. The file is kept and can be downloaded again.
 * Input: `{format: 'sepa' | 'csv'}`.
 * @throws ConflictError `provider-not-connected` without the account that pays, `nothing-to-export` with the reason
 */
export async function exportBankFile(ctx: Ctx, input: unknown): Promise<ExportedFile> {
  authorize(ctx, 'payouts:write');
  const { format } = parse(exportBankFileSchema, input);
  return transact(ctx, async (tx) => {
    const connection = await openConnection(tx, ctx, 'manual');
    if (!connection) {
      throw new ConflictError(
        'Enter the bank account that pays first, under Settings, Payouts.',
        'provider-not-connected',
      );
    }
    const { name: organizationName, timeZone } = await organizationFacts(tx, ctx);
    const rows = await lockWaitingTransfers(tx.sql, MOST_TRANSFERS);
    const all = bankTransfersOf(ctx, organizationName, rows);
    const transfers = format === 'sepa' ? all.filter((transfer) => sepaProblem(transfer) === null) : all;
    if (!transfers.length) throw new ConflictError(whyNothing(all), 'nothing-to-export');
    const id = newId();
    const day = dayIn(timeZone, ctx.now);
    const content = write(format, id, day, ctx.now, connection.settings, transfers);
    const file = {
      id,
      format,
      name: nameOf(format, day, id),
      transfers: transfers.length,
      totals: totalsOf(transfers),
    };
    const contentEncrypted = encryptSecret(content, bankFilePlace(ctx.organizationId, id));
    const stored = { ...file, contentEncrypted, createdBy: actorKey(ctx.actor), createdAt: ctx.now };
    const payoutIds = transfers.map(({ payoutId }) => payoutId);
    await insertBankFile(tx.sql, ctx.organizationId, stored, payoutIds);
    const data = { format, name: file.name, totals: file.totals, payoutIds };
    await appendAudit(tx, ctx, [{ action: 'bank-file.exported', subjectType: 'bank-file', subjectId: id, data }]);
    return { id, name: file.name, transfers: file.transfers, totals: file.totals, left: all.length - transfers.length };
  });
}

function write(
  format: BankFileFormat,
  fileId: string,
  executionDay: string,
  createdAt: Date,
  { debtorName, debtorIban, debtorBic }: SettingsOf<'manual'>,
  transfers: readonly BankTransfer[],
): string {
  if (format === 'csv') return bankCsv(transfers);
  const debtor = { name: debtorName, iban: debtorIban, ...(debtorBic && { bic: debtorBic }) };
  return pain001({ fileId, createdAt, executionDay, debtor, transfers });
}

function nameOf(format: BankFileFormat, day: string, id: string): string {
  return `payouts-${day}-${id.slice(-6)}.${format === 'sepa' ? 'xml' : 'csv'}`;
}

function whyNothing(all: readonly BankTransfer[]): string {
  const [first] = all;
  if (!first) return 'No payout waits for a bank file.';
  const problem = sepaProblem(first);
  if (problem === 'currency') return `SEPA pays euros only. Download the table for ${first.currency}.`;
  if (problem === 'country') return 'The accounts that wait are not in the SEPA area. Download the table for them.';
  return 'No payout that waits can be paid by SEPA. Download the table for them.';
}
