import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { QUESTION_STATUSES } from '@/lib/domain/community/schema';

/** Which questions are shown. */
export const loadQuestionParams = createLoader({ view: parseAsStringLiteral(QUESTION_STATUSES).withDefault('open') });
