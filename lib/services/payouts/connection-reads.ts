import { findConnections } from '@/db/queries/payout-connections';
import { type ConnectedProvider, type ConnectionFacts, connectionFactsSchema } from '@/lib/domain/payouts/connections';
import type { PayoutProvider } from '@/lib/domain/payouts/lifecycle';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { publicUrl } from '../public-url';
import { readOnly } from '../transact';

/** A connection as a page shows it: nothing secret is in it. */
export interface ConnectionView {
  provider: ConnectedProvider;
  isDefault: boolean;
  facts: ConnectionFacts;
  underWay: number;
  connectedAt: Date;
  updatedAt: Date;
}

export interface PayoutProviders {
  /** What new payouts go through. */
  defaultProvider: PayoutProvider;
  connections: ConnectionView[];
  /** What was disconnected and still has payouts under way. */
  ending: { provider: ConnectedProvider; underWay: number }[];
  /** What to enter at the provider, so that it tells Kith. */
  webhookUrls: { stripe: string; paypal: string };
}

/** Who pays out for the school, for the settings page. */
export async function getPayoutProviders(ctx: Ctx): Promise<PayoutProviders> {
  authorize(ctx, 'settings:read');
  const rows = await readOnly(ctx, ({ sql }) => findConnections(sql));
  return {
    defaultProvider: rows.find(({ isDefault }) => isDefault)?.provider ?? 'sandbox',
    connections: rows
      .filter(({ status }) => status === 'connected')
      .map(({ provider, isDefault, facts, underWay, createdAt, updatedAt }) => ({
        ...{ provider, isDefault, underWay, updatedAt },
        facts: connectionFactsSchema.parse(facts),
        connectedAt: createdAt,
      })),
    ending: rows
      .filter(({ status, underWay }) => status === 'disabled' && underWay > 0)
      .map(({ provider, underWay }) => ({ provider, underWay })),
    webhookUrls: {
      stripe: publicUrl(`/api/webhooks/stripe/${ctx.organizationId}`),
      paypal: publicUrl(`/api/webhooks/paypal/${ctx.organizationId}`),
    },
  };
}
