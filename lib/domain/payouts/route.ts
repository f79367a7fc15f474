import type { ConnectedProvider } from './connections';
import type { PayoutProvider } from './lifecycle';

/** Why a person with rewards to be paid is not paid now. */
export const WAITING_REASONS = [
  'no-method',
  'incomplete-method',
  'not-connected',
  'owes',
  'below-minimum',
  'guardian-needed',
] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];
export type MethodProblem = Extract<
  WaitingReason,
  'no-method' | 'incomplete-method' | 'not-connected' | 'guardian-needed'
>;

export type RouteMethod = { readonly provider: ConnectedProvider; readonly status: 'active' | 'incomplete' };

export type Route =
  | { readonly ok: true; readonly provider: PayoutProvider }
  | { readonly ok: false; readonly reason: MethodProblem };

/**
 * Which provider pays a person. A school without a provider of its own pays everybody in the sandbox, who needs no details for
 * it. Otherwise each is paid the way he has chosen, if the school is connected to it; else his rewards wait.
 */
export function routeOf(
  defaultProvider: PayoutProvider,
  connected: readonly ConnectedProvider[],
  methods: readonly RouteMethod[],
): Route {
  if (defaultProvider === 'sandbox') return { ok: true, provider: 'sandbox' };
  const active = methods.find(({ status }) => status === 'active');
  if (active) {
    if (connected.includes(active.provider)) return { ok: true, provider: active.provider };
    return { ok: false, reason: 'not-connected' };
  }
  return { ok: false, reason: methods.length ? 'incomplete-method' : 'no-method' };
}
