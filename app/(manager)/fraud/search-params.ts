import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { CASE_SORTS } from '@/lib/domain/fraud/sorting';

export const FRAUD_VIEWS = ['open', 'appealed', 'confirmed', 'cleared'] as const;

/** What the list of cases keeps in its address: first of all what waits for a decision. */
export const loadFraudParams = createLoader({
  view: parseAsStringLiteral(FRAUD_VIEWS).withDefault('open'),
  sort: parseAsStringLiteral(CASE_SORTS),
  cursor: parseAsString,
});
