import { insertRows } from '@/db/insert-rows';
import { creditUses } from '@/db/schema/redemptions';
import { formatMoney } from '@/lib/domain/money/money';
import { type CreditPart, spendCredit } from '@/lib/domain/redemptions/spend-credit';
import type { Ctx } from '../context';
import { RuleError } from '../errors';
import type { Tx } from '../transact';
import type { OpenWallet } from './open-wallet';

/**
 * Takes credit out of a wallet that was opened in this transaction and writes which. The ledger is the caller's.
 * @param subjectId the redemption or the transfer it is taken for
 * @throws RuleError `insufficient-balance`, saying what is available
 */
export async function takeCredit(
  tx: Tx,
  ctx: Ctx,
  wallet: OpenWallet,
  amountMinor: number,
  subjectId: string,
): Promise<readonly CreditPart[]> {
  const spending = spendCredit(wallet.credits, amountMinor, ctx.now);
  if (!spending.ok) {
    const available = formatMoney({ amountMinor: spending.availableMinor, currency: wallet.currency }, 'en');
    const message = `Only ${available} of credit is available.`;
    throw new RuleError(spending.reason, message, [{ path: 'amountMinor', message }]);
  }
  const { organizationId, now: createdAt } = ctx;
  await insertRows(
    tx.sql,
    creditUses,
    spending.parts.map(({ lotId, expiresAt, amountMinor: minor }) => ({
      ...{ organizationId, lotId, subjectId, amountMinor: minor, expiresAt, createdAt },
    })),
  );
  return spending.parts;
}
