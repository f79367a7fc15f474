import { z } from 'zod';
import { instantSchema } from '../common/fields';

const count = z.number().int();

/**
 * What a calculation looks at beside the version's `rewards`. Stored with every reward as JSON (instants as ISO strings), so
 * that it can be replayed with the version it is bound to.
 */
export const calculateFactsSchema = z.object({
  programVersion: count,
  currency: z.string(),
  /** Whole days of promotions are days of this zone. */
  timeZone: z.string(),
  /** List price and discounts of the conversion. */
  valueMinor: count,
  discountMinor: count,
  /** All refunds so far; 0 at the grant. */
  refundedMinor: count,
  droppedOut: z.boolean(),
  courseExternalId: z.string().nullable(),
  convertedAt: instantSchema,
  /** The referrer's rewarded conversions in this programme, this one included. */
  rewardedCount: count,
  /** Rule 2, in force for this organisation and currency (`limitsIn`). */
  limitMinor: count,
  /** What the programme may still give; null without a budget. */
  budgetLeftMinor: count.nullable(),
});

export type CalculateFacts = z.output<typeof calculateFactsSchema>;

/** The facts as JSON. */
export type StoredFacts = z.input<typeof calculateFactsSchema>;

/** The facts in the form that is stored. */
export function storedFacts(facts: CalculateFacts): StoredFacts {
  return { ...facts, convertedAt: facts.convertedAt.toISOString() };
}
