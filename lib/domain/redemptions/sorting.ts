import { sortParams } from '../common/sorting';

export const REDEMPTION_COLUMNS = ['amount', 'created', 'ends'] as const;
export type RedemptionColumn = (typeof REDEMPTION_COLUMNS)[number];
export const REDEMPTION_SORTS = sortParams(REDEMPTION_COLUMNS);

export const GIFT_COLUMNS = ['amount', 'created'] as const;
export type GiftColumn = (typeof GIFT_COLUMNS)[number];
export const GIFT_SORTS = sortParams(GIFT_COLUMNS);
