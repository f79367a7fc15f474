import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TooManyRequestsError } from '@/lib/services/errors';

const QUARTER_HOUR = 900;
const HOUR = 3600;

// Counted in the memory of each process: with n processes the limits are up to n times as wide, which still stops guessing.
// No limit is on the address alone in a size that a lecture hall behind one address could reach.
const LIMITS = {
  /** Wrong passwords for one account from one address. */
  passwordFromAddress: { points: 5, duration: QUARTER_HOUR },
  /** Wrong passwords for one account from anywhere: a guess spread over many addresses. */
  passwordOfAccount: { points: 50, duration: HOUR },
  /** Wrong passwords from one address for any account: one password tried on many accounts. */
  passwordsOfAddress: { points: 300, duration: QUARTER_HOUR },
  /** Mails to one account asked for from one address, and from anywhere: nobody's mailbox is flooded. */
  mailFromAddress: { points: 5, duration: QUARTER_HOUR },
  mailOfAccount: { points: 12, duration: HOUR },
  mailsOfAddress: { points: 600, duration: QUARTER_HOUR },
} as const;

type LimitName = keyof typeof LIMITS;
type Limiters = Record<LimitName, RateLimiterMemory>;

// Next bundles pages and route handlers apart; both must count in the same place.
const KEY = Symbol.for('kith.auth.limits');
const shared = globalThis as { [KEY]?: Limiters };

function limiters(): Limiters {
  shared[KEY] ??= Object.fromEntries(
    Object.entries(LIMITS).map(([name, limit]) => [name, new RateLimiterMemory({ keyPrefix: name, ...limit })]),
  ) as Limiters;
  return shared[KEY];
}

type Counted = readonly (readonly [LimitName, string])[];

const passwordKeys = (account: string, address: string): Counted => [
  ['passwordFromAddress', `${account} ${address}`],
  ['passwordOfAccount', account],
  ['passwordsOfAddress', address],
];

/** @throws TooManyRequestsError when this account or address has seen too many wrong passwords */
export async function assertPasswordAllowed(account: string, address: string): Promise<void> {
  for (const [name, key] of passwordKeys(account, address)) {
    const state = await limiters()[name].get(key);
    if (state && state.remainingPoints <= 0 && state.msBeforeNext > 0) throw tooMany(state);
  }
}

/** Counts a wrong password. Right ones cost nothing. */
export async function countWrongPassword(account: string, address: string): Promise<void> {
  await Promise.all(
    passwordKeys(account, address).map(([name, key]) => limiters()[name].consume(key).catch(ignoreFull)),
  );
}

/** A right password clears what this account has counted from this address. */
export async function forgetWrongPasswords(account: string, address: string): Promise<void> {
  await limiters().passwordFromAddress.delete(`${account} ${address}`);
}

/** Counts a request for a sign-in mail. @throws TooManyRequestsError when there were too many */
export async function countMailRequest(account: string, address: string): Promise<void> {
  const keys: Counted = [
    ['mailFromAddress', `${account} ${address}`],
    ['mailOfAccount', account],
    ['mailsOfAddress', address],
  ];
  for (const [name, key] of keys) {
    try {
      await limiters()[name].consume(key);
    } catch (full) {
      throw full instanceof RateLimiterRes ? tooMany(full) : full;
    }
  }
}

/** Starts all counts anew, for tests. */
export function resetAuthLimits(): void {
  shared[KEY] = undefined;
}

function tooMany(state: RateLimiterRes): TooManyRequestsError {
  return new TooManyRequestsError(Math.max(1, Math.ceil(state.msBeforeNext / 1000)));
}

function ignoreFull(error: unknown): void {
  if (!(error instanceof RateLimiterRes)) throw error;
}
