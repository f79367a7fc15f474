import type { Rewards } from '../programs/rewards-schema';
import { type Calculation, calculate } from './calculate';
import { calculateFactsSchema } from './input';

/**
 * Works a stored calculation out again with the version it is bound to: the same lines to the cent. `stored` is the JSON that
 * `storedFacts` wrote. Throws ZodError on anything else.
 */
export function replay(rewards: Rewards, stored: unknown): Calculation {
  return calculate(rewards, calculateFactsSchema.parse(stored));
}
