import { sortParams } from '../common/sorting';

export const CONVERSION_COLUMNS = ['when', 'value'] as const;
export type ConversionColumn = (typeof CONVERSION_COLUMNS)[number];
export const CONVERSION_SORTS = sortParams(CONVERSION_COLUMNS);
