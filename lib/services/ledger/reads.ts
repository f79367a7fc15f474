import { findTrialBalance } from '@/db/queries/ledger';
import { sumMinor } from '@/lib/domain/money/money';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
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
