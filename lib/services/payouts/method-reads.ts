import { findConnections } from '@/db/queries/payout-connections';
import {
  findMethods,
  findWaitingForDetails,
  type PayoutMethodRow,
  type WaitingForDetailsRow,
} from '@/db/queries/payout-methods';
import { findLastRun } from '@/db/queries/payout-runs';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';
import type { PayoutProvider } from '@/lib/domain/payouts/lifecycle';
import type { MethodProblem } from '@/lib/domain/payouts/route';
import { nextRunAt, type PayoutSchedule } from '@/lib/domain/payouts/schedule';
import { authorize } from '../authorize';
import { authorizeContact } from '../authorize-contact';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { readOnly, type Tx } from '../transact';
import { loadRoutes } from './routes';

/** One way of being paid, as it may be shown. */
export interface MethodView {
  provider: ConnectedProvider;
  masked: string;
  since: Date;
}

export interface PayoutTerms {
  /** What new payouts of the school go through; in the sandbox nobody needs payment details. */
  defaultProvider: PayoutProvider;
  /** The ways that the school pays. */
  providers: ConnectedProvider[];
  schedule: PayoutSchedule;
  /** Null: at once. */
  nextRunAt: Date | null;
  minimum: { amountMinor: number; currency: string };
}

export interface OwnPayoutMethod extends PayoutTerms {
  active: MethodView | null;
  incomplete: MethodView | null;
  /** Why he cannot be paid now; null when he can. */
  problem: MethodProblem | null;
}

/** How and when the school pays, for everybody who works there. */
export async function getPayoutTerms(ctx: Ctx): Promise<PayoutTerms> {
  authorize(ctx, 'payouts:read');
  return readOnly(ctx, (tx) => termsOf(tx, ctx));
}

/** How a person is paid: his own page in the portal, or his page in the dashboard. */
export async function getPayoutMethod(ctx: Ctx, contactId: string): Promise<OwnPayoutMethod> {
  authorizeContact(ctx, contactId, 'payouts:read');
  return readOnly(ctx, async (tx) => {
    const terms = await termsOf(tx, ctx);
    const [methods, routes] = [await findMethods(tx.sql, [contactId]), await loadRoutes(tx, ctx, [contactId])];
    const route = routes.of(contactId);
    return {
      ...terms,
      active: viewOf(methods.find(({ status }) => status === 'active')),
      incomplete: viewOf(methods.find(({ status }) => status === 'incomplete')),
      problem: route.ok ? null : route.reason,
    };
  });
}

/** How many people with cash out of its hold cannot be paid, because it is not known how; empty in the sandbox. */
export async function waitingForDetails(ctx: Ctx): Promise<WaitingForDetailsRow[]> {
  authorize(ctx, 'payouts:read');
  return readOnly(ctx, async (tx) => {
    const { defaultProvider, providers } = await termsOf(tx, ctx);
    return defaultProvider === 'sandbox' ? [] : findWaitingForDetails(tx.sql, ctx.now, providers);
  });
}

async function termsOf(tx: Tx, ctx: Ctx): Promise<PayoutTerms> {
  const { payoutSchedule: schedule, payoutMinimumMinor, currency, timeZone } = await organizationFacts(tx, ctx);
  const connections = (await findConnections(tx.sql)).filter(({ status }) => status === 'connected');
  return {
    defaultProvider: connections.find(({ isDefault }) => isDefault)?.provider ?? 'sandbox',
    providers: connections.map(({ provider }) => provider),
    schedule,
    nextRunAt: nextRunAt(ctx.now, schedule, timeZone, await findLastRun(tx.sql)),
    minimum: { amountMinor: payoutMinimumMinor, currency },
  };
}

function viewOf(row: PayoutMethodRow | undefined): MethodView | null {
  return row ? { provider: row.provider, masked: row.masked, since: row.updatedAt } : null;
}
