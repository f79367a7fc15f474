import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';
import { CASE_STATUSES } from '@/lib/domain/payouts/reconciliation-cases';

/** What the reconciliation keeps in its address. */
export const loadReconciliationParams = createLoader({
  status: parseAsStringLiteral(CASE_STATUSES).withDefault('open'),
  cursor: parseAsId,
});
