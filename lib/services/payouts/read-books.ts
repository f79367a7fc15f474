import { findOurPayouts } from '@/db/queries/reconciliation';
import { addDays } from '@/lib/domain/common/days';
import type { PayoutProvider } from '@/lib/domain/payouts/lifecycle';
import { isComparable, type OurPayout, type TheirEntry } from '@/lib/domain/payouts/reconcile';
import type { PayoutPort } from '@/lib/integrations/payouts/port';
import type { Ctx } from '../context';
import { readOnly } from '../transact';
import { payoutPort } from './bank';

export interface Books {
  provider: PayoutProvider;
  payouts: OurPayout[];
  entries: TheirEntry[];
}

/** Clocks differ; what the provider dates a little earlier is in its list too. */
const MARGIN_DAYS = -1;
const LOOKUPS = 200;

/**
 * A provider's list and our payouts through it since an instant. The list comes first: whatever is in it, we knew before. What
 * it leaves out is asked for by key, because lists have an end.
 * @throws ProviderUnavailableError, ConflictError when the provider is not connected any more
 */
export async function readBooks(ctx: Ctx, provider: PayoutProvider, since: Date): Promise<Books> {
  const port = await payoutPort(ctx, provider);
  const listed = await port.list(ctx.organizationId, addDays(since, MARGIN_DAYS));
  const named = listed.flatMap(({ idempotencyKey }) => idempotencyKey ?? []);
  const payouts = await readOnly(ctx, ({ sql }) => findOurPayouts(sql, provider, since, named));
  const known = new Set(named);
  const left = payouts.filter((row) => !known.has(row.id) && row.status !== 'failed' && isComparable(row, ctx.now));
  const asked = await askFor(ctx, port, left.slice(0, LOOKUPS));
  return { provider, payouts, entries: [...listed, ...asked] };
}

/** A provider that is asked by key says no amount; that of ours stands in for it. */
async function askFor(ctx: Ctx, port: PayoutPort, payouts: readonly OurPayout[]): Promise<TheirEntry[]> {
  const entries: TheirEntry[] = [];
  for (const { id, reference, amountMinor, currency, createdAt } of payouts) {
    const known = await port.lookup(ctx.organizationId, id, reference);
    if (known.status === 'unknown') continue;
    const { status } = known;
    entries.push({ idempotencyKey: id, reference: known.reference, amountMinor, currency, status, createdAt });
  }
  return entries;
}
