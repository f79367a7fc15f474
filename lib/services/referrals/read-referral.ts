import { type ReferralRow, selectReferrals } from '@/db/queries/referral-reads';
import { NotFoundError } from '../errors';
import type { Tx } from '../transact';

/** A referral with its timeline, as the REST API and the manager's pages show it. */
export type ReferralDetail = ReferralRow;

/** One referral, in a running transaction. @throws NotFoundError */
export async function readReferral(tx: Tx, id: string): Promise<ReferralDetail> {
  const referral = (await readReferrals(tx, [id])).get(id);
  if (!referral) throw new NotFoundError('referral');
  return referral;
}

/** Several by their ids; what is not there is absent. */
export async function readReferrals(tx: Tx, ids: string[]): Promise<Map<string, ReferralDetail>> {
  const rows = await selectReferrals(tx.sql, { ids, limit: ids.length });
  return new Map(rows.map((row) => [row.id, row]));
}
