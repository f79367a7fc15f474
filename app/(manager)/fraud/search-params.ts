import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';
import type { CaseFilter } from '@/lib/domain/fraud/lifecycle';
import { CASE_SORTS } from '@/lib/domain/fraud/sorting';

export const FRAUD_VIEWS = ['waiting', 'appealed', 'confirmed', 'cleared'] as const satisfies readonly CaseFilter[];

/** What the list of cases keeps in its address: first of all what waits for a decision, appeals included. */
export const loadFraudParams = createLoader({
  view: parseAsStringLiteral(FRAUD_VIEWS).withDefault('waiting'),
  sort: parseAsStringLiteral(CASE_SORTS),
  cursor: parseAsId,
});
