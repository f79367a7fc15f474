import type postgres from 'postgres';
import { destinationText, maskDestination, type PayoutDestination } from '@/lib/domain/payouts/destinations';
import type { Ctx } from '@/lib/services/context';
import { encryptSecret } from '@/lib/services/encryption/secret-box';
import { newId } from '@/lib/services/ids';
import { runPayouts } from '@/lib/services/payouts/build';
import { connectProvider } from '@/lib/services/payouts/connect-provider';
import { executePayout } from '@/lib/services/payouts/execute';
import { methodPlace } from '@/lib/services/payouts/method-places';
import { aGrantedReward, type Granted, onlyReferrer } from './granted-reward';
import { anOrganization, as, at, NOW } from './organization';

const HOLD_MS = 14 * 86_400_000;

export interface PaidThrough {
  /** The organisation after the hold, with every right. */
  ctx: Ctx;
  granted: Granted;
  payoutId: string;
  amountMinor: number;
}

export interface PaidThroughOptions {
  /** What the owner enters to connect the provider. */
  settings: Record<string, unknown>;
  destination: PayoutDestination;
  amountMinor?: number;
  currency?: string;
  /** An organisation that is connected already. */
  ctx?: Ctx;
}

/** A referrer's reward in a payout that was handed to this provider and is under way. */
export async function aPayoutThrough(owner: postgres.Sql, options: PaidThroughOptions): Promise<PaidThrough> {
  const { settings, destination, amountMinor = 5000, currency = 'USD' } = options;
  const start = at(options.ctx ?? (await anOrganization({ currency })), NOW);
  if (!options.ctx) await connectProvider(as(start, 'owner'), settings);
  const granted = await aGrantedReward(owner, start, { rewards: onlyReferrer('cash', amountMinor), currency });
  await aPayoutMethod(owner, start, granted.referrerId, destination);
  const ctx = at(start, new Date(NOW.getTime() + HOLD_MS));
  const { payouts } = await runPayouts(ctx);
  const payoutId = payouts.find(({ recipientId }) => recipientId === granted.referrerId)?.id;
  if (!payoutId) throw new Error('Nothing was put into a payout');
  await executePayout(ctx, { payoutId });
  return { ctx, granted, payoutId, amountMinor };
}

/** How a person is paid, written past the service. */
async function aPayoutMethod(
  owner: postgres.Sql,
  { organizationId }: Ctx,
  contactId: string,
  destination: PayoutDestination,
): Promise<void> {
  const id = newId();
  const { provider } = destination;
  const text = destinationText(destination);
  await owner`
    insert into payout_methods (id, organization_id, contact_id, provider, destination_encrypted, masked, status, created_by)
    values (${id}, ${organizationId}, ${contactId}, ${provider}, ${encryptSecret(text, methodPlace(organizationId, id))},
      ${maskDestination(provider, text)}, 'active', 'system:test')`;
}
