import { sortParams } from '../common/sorting';

export const QUESTION_COLUMNS = ['shared', 'asked'] as const;
export type QuestionColumn = (typeof QUESTION_COLUMNS)[number];
export const QUESTION_SORTS = sortParams(QUESTION_COLUMNS);
