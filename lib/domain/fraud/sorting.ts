import { sortParams } from '../common/sorting';

export const CASE_COLUMNS = ['score', 'since'] as const;
export type CaseColumn = (typeof CASE_COLUMNS)[number];
export const CASE_SORTS = sortParams(CASE_COLUMNS);
