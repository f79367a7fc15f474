import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';

export const FRAUD_VIEWS = ['open', 'appealed', 'confirmed', 'cleared'] as const;

/** What the list of cases keeps in its address: first of all what waits for a decision. */
export const loadFraudParams = createLoader({
  view: parseAsStringLiteral(FRAUD_VIEWS).withDefault('open'),
  cursor: parseAsString,
});
