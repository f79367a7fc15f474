import { sortParams } from '../common/sorting';

export const PAYOUT_COLUMNS = ['amount', 'created'] as const;
export type PayoutColumn = (typeof PAYOUT_COLUMNS)[number];
export const PAYOUT_SORTS = sortParams(PAYOUT_COLUMNS);
