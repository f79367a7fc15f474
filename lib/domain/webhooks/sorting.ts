import { sortParams } from '../common/sorting';

export const DELIVERY_COLUMNS = ['when', 'status'] as const;
export type DeliveryColumn = (typeof DELIVERY_COLUMNS)[number];
export const DELIVERY_SORTS = sortParams(DELIVERY_COLUMNS);
