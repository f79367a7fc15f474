import { findGiftDifferences, findRedemptionDifferences, findWalletDifferences } from '@/db/queries/verify-credit';
import {
  countLedger,
  findPayoutDifferences,
  findRewardDifferences,
  findUnbalanced,
  type LedgerDifference,
} from '@/db/queries/verify-ledger';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly } from '../transact';

export interface LedgerReport {
  ok: boolean;
  transfers: number;
  postings: number;
  /** The first 100 of each check. */
  differences: LedgerDifference[];
}

const LIMIT = 100;

/**
 * Checks the organisation's whole ledger in one snapshot: every transfer and every currency sums to zero, and what the ledger
 * says of every reward, payout, redemption, gift and wallet is what their own state says.
 */
export async function verifyLedger(ctx: Ctx): Promise<LedgerReport> {
  authorize(ctx, 'payouts:read');
  return readOnly(ctx, async ({ sql }) => {
    const counts = await countLedger(sql);
    const differences = [
      ...(await findUnbalanced(sql, LIMIT)),
      ...(await findRewardDifferences(sql, LIMIT)),
      ...(await findPayoutDifferences(sql, LIMIT)),
      ...(await findRedemptionDifferences(sql, LIMIT)),
      ...(await findGiftDifferences(sql, LIMIT)),
      ...(await findWalletDifferences(sql, LIMIT)),
    ];
    return { ok: differences.length === 0, ...counts, differences };
  });
}
