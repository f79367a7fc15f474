import { sortParams } from '../common/sorting';

export const PEOPLE_COLUMNS = ['name', 'added'] as const;
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];
export const PEOPLE_SORTS = sortParams(PEOPLE_COLUMNS);
