import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';
import { QUESTION_STATUSES } from '@/lib/domain/attribution/question';
import { QUESTION_SORTS } from '@/lib/domain/attribution/sorting';

export const ATTRIBUTION_VIEWS = ['questions', 'report', 'what-if', 'decisions', 'overrides'] as const;

/** What the page keeps in its address: first of all what waits for an answer. */
export const loadAttributionParams = createLoader({
  view: parseAsStringLiteral(ATTRIBUTION_VIEWS).withDefault('questions'),
  status: parseAsStringLiteral(QUESTION_STATUSES),
  program: parseAsId,
  from: parseAsString,
  to: parseAsString,
  sort: parseAsStringLiteral(QUESTION_SORTS),
  cursor: parseAsId,
});
