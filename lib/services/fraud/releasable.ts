import { findPassed, lockCasesOfReferrals } from '@/db/queries/fraud-cases';
import type { Ctx } from '../context';
import type { Tx } from '../transact';
import { assessReferrals } from './assess';

/**
 * Which referrals the system may release rewards of: those that were looked at when the hold was over, now if they were not, and
 * that nobody has to look at. Called with the rewards locked. An error releases nothing.
 * @param due each referral with the instant its hold ended
 */
export async function releasableReferrals(
  tx: Tx,
  ctx: Ctx,
  due: readonly { referralId: string; payableAt: Date }[],
): Promise<Set<string>> {
  const latest = new Map<string, Date>();
  for (const { referralId, payableAt } of due) {
    const before = latest.get(referralId);
    if (!before || before < payableAt) latest.set(referralId, payableAt);
  }
  const ids = [...latest.keys()];
  const cases = await lockCasesOfReferrals(tx.sql, ids);
  const status = new Map(cases.map((row) => [row.referralId, row.status]));
  const undecided = ids.filter((id) => !status.has(id));
  const passed = await findPassed(
    tx.sql,
    undecided.map((referralId) => ({ referralId, at: latest.get(referralId) as Date })),
  );
  const toLookAt = undecided.filter((id) => !passed.has(id));
  const blocked = await assessReferrals(tx, ctx, toLookAt);
  const cleared = ids.filter((id) => status.get(id) === 'cleared');
  return new Set([...cleared, ...passed, ...toLookAt.filter((id) => !blocked.has(id))]);
}
