import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const TEN_MINUTES = 600;

// In the memory of each process. The address has a limit that a lecture hall behind one address does not reach.
const LIMITS = {
  visitor: { points: 20, duration: TEN_MINUTES },
  address: { points: 600, duration: TEN_MINUTES },
} as const;

const make = () => ({
  visitor: new RateLimiterMemory({ keyPrefix: 'visitor', ...LIMITS.visitor }),
  address: new RateLimiterMemory({ keyPrefix: 'address', ...LIMITS.address }),
});

const KEY = Symbol.for('kith.landing.limits');
const shared = globalThis as { [KEY]?: ReturnType<typeof make> };

/** Counts a form that was sent. @returns seconds to wait when there were too many, else 0 */
export async function countLead(visitorId: string | null, address: string): Promise<number> {
  shared[KEY] ??= make();
  const { visitor, address: byAddress } = shared[KEY];
  const used = await Promise.allSettled([
    ...(visitorId ? [visitor.consume(visitorId)] : []),
    byAddress.consume(address),
  ]);
  const waits = used.map((result) => (result.status === 'rejected' ? waitOf(result.reason) : 0));
  return Math.max(...waits);
}

/** Starts all counts anew, for tests. */
export function resetLeadLimits(): void {
  shared[KEY] = undefined;
}

function waitOf(reason: unknown): number {
  if (!(reason instanceof RateLimiterRes)) throw reason;
  return Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
}
