import { z } from 'zod';
import { findConnections, lockConnections, setDefaultConnection } from '@/db/queries/payout-connections';
import { PAYOUT_PROVIDERS, type PayoutProvider } from '@/lib/domain/payouts/lifecycle';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { InvalidInputError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';

const inputSchema = z.enum(PAYOUT_PROVIDERS);

/**
 * Chooses what pays from now on: a connected provider, or the sandbox bank, through which no real money moves and nobody needs
 * payment details. Payouts that exist stay where they are.
 * @throws InvalidInputError when the provider is not connected
 */
export async function chooseProvider(ctx: Ctx, input: unknown): Promise<{ provider: PayoutProvider }> {
  authorize(ctx, 'settings:write');
  const provider = parse(inputSchema, input);
  return transact(ctx, async (tx) => {
    await lockConnections(tx.sql);
    const rows = await findConnections(tx.sql);
    const before = rows.find(({ isDefault }) => isDefault)?.provider ?? 'sandbox';
    if (provider !== 'sandbox' && !rows.some((row) => row.provider === provider && row.status === 'connected')) {
      throw new InvalidInputError([{ path: 'provider', message: 'Connect this provider first.' }]);
    }
    if (before === provider) return { provider };
    await setDefaultConnection(tx.sql, provider, ctx.now);
    const { organizationId: subjectId } = ctx;
    const entry = { subjectType: 'organization', subjectId, data: { before, provider } };
    await appendAudit(tx, ctx, [{ action: 'payout-provider.chosen', ...entry }]);
    return { provider };
  });
}
