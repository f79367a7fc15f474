import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { CASE_STATUSES } from '@/lib/domain/payouts/reconciliation-cases';

/** What the reconciliation keeps in its address. */
export const loadReconciliationParams = createLoader({
  status: parseAsStringLiteral(CASE_STATUSES).withDefault('open'),
  cursor: parseAsString,
});
