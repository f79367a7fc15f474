import { type ReferralRow, selectReferrals } from '@/db/queries/referral-reads';
import { NotFoundError } from '../errors';
import type { Tx } from '../transact';

/** A referral with its timeline, as the REST API and the manager's pages show it. */
export type ReferralDetail = ReferralRow;

/** One referral, in a running transaction. @throws NotFoundError */
export async function readReferral(tx: Tx, id: string): Promise<ReferralDetail> {
  const [row] = await selectReferrals(tx.sql, { id, limit: 1 });
  if (!row) throw new NotFoundError('referral');
  return row;
}
