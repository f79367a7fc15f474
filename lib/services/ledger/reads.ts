import { z } from 'zod';
import { contactExists, findOpening, findStatement, findTrialBalance, type StatementRow } from '@/db/queries/ledger';
import { instantSchema } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { sumMinor } from '@/lib/domain/money/money';
import { authorize } from '../authorize';
import { authorizeContact } from '../authorize-contact';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { readOnly } from '../transact';

export interface TrialBalance {
  currencies: { currency: string; sumMinor: number; accounts: { account: string; balanceMinor: number }[] }[];
}

/** Every kind of account with its balance, debit positive; each currency sums to zero. */
export async function trialBalance(ctx: Ctx): Promise<TrialBalance> {
  authorize(ctx, 'payouts:read');
  const rows = await readOnly(ctx, ({ sql }) => findTrialBalance(sql));
  const currencies = [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, group]) => ({
    currency,
    sumMinor: sumMinor(group.map(({ balanceMinor }) => balanceMinor)),
    accounts: group.map(({ account, balanceMinor }) => ({ account, balanceMinor })),
  }));
  return { currencies };
}

const statementSchema = z.strictObject({
  contactId: idSchema,
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});

export interface StatementLine extends StatementRow {
  /** What the school owes the contact after this line. */
  balanceMinor: number;
}

export interface Statement {
  contactId: string;
  from: Date | null;
  to: Date | null;
  currencies: { currency: string; openingMinor: number; closingMinor: number; lines: StatementLine[] }[];
}

/**
 * A contact's movements with running balances, per currency. Input: `{contactId, from?, to?}`, ISO instants, `to` excluded.
 * @throws NotFoundError
 */
export async function contactStatement(ctx: Ctx, input: unknown): Promise<Statement> {
  const { contactId, from = null, to = null } = parse(statementSchema, input);
  authorizeContact(ctx, contactId, 'people:read');
  return readOnly(ctx, async ({ sql }) => {
    if (!(await contactExists(sql, contactId))) throw new NotFoundError('contact');
    const opening = from ? await findOpening(sql, contactId, from) : [];
    const rows = await findStatement(sql, contactId, from, to);
    const names = new Set([...opening, ...rows].map(({ currency }) => currency));
    const currencies = [...names].sort().map((currency) => {
      const openingMinor = opening.find((row) => row.currency === currency)?.balanceMinor ?? 0;
      return statementOf(
        currency,
        openingMinor,
        rows.filter((row) => row.currency === currency),
      );
    });
    return { contactId, from, to, currencies };
  });
}

function statementOf(currency: string, openingMinor: number, rows: readonly StatementRow[]) {
  let balanceMinor = openingMinor;
  const lines = rows.map((row) => {
    balanceMinor += row.amountMinor;
    return { ...row, balanceMinor };
  });
  return { currency, openingMinor, closingMinor: balanceMinor, lines };
}
