import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { TooManyRequestsError } from '@/lib/services/errors';

let clients: BurstyRateLimiter | undefined;

// Wrong secrets: a few for one client from one address, so that nobody guesses and nobody else is locked out; more for the
// address as a whole, which many share.
const wrongForClient = new RateLimiterMemory({ keyPrefix: 'client', points: 20, duration: 60 });
const wrongFromAddress = new RateLimiterMemory({ keyPrefix: 'address', points: 600, duration: 60 });

/**
 * Per process, and generous: it keeps one client that runs wild from taking the server away from the others. A burst may use
 * up four more seconds' worth at once. Counts start anew.
 */
export function limitClientsTo(requestsPerSecond: number): BurstyRateLimiter {
  const steady = new RateLimiterMemory({ points: requestsPerSecond, duration: 1 });
  const burst = new RateLimiterMemory({ keyPrefix: 'burst', points: requestsPerSecond * 4, duration: 20 });
  clients = new BurstyRateLimiter(steady, burst);
  return clients;
}

/** @throws TooManyRequestsError (429) when this API client asks too often */
export async function limitClient(apiClientId: string): Promise<void> {
  try {
    await (clients ?? limitClientsTo(env().API_REQUESTS_PER_SECOND)).consume(apiClientId);
  } catch (error) {
    throw error instanceof RateLimiterRes ? tooMany(error.msBeforeNext) : error;
  }
}

/** @throws TooManyRequestsError (429) when too many wrong secrets came from this address */
export async function checkFailures(address: string, clientId: string): Promise<void> {
  const states = await Promise.all([wrongForClient.get(pair(address, clientId)), wrongFromAddress.get(address)]);
  for (const state of states) if (state && state.remainingPoints <= 0) throw tooMany(state.msBeforeNext);
}

/** Counts a wrong secret. */
export async function countFailure(address: string, clientId: string): Promise<void> {
  await Promise.all([wrongForClient.penalty(pair(address, clientId)), wrongFromAddress.penalty(address)]);
}

function pair(address: string, clientId: string): string {
  return `${address} ${clientId.slice(0, 100)}`;
}

function tooMany(milliseconds: number): TooManyRequestsError {
  return new TooManyRequestsError(Math.max(1, Math.ceil(milliseconds / 1000)));
}
