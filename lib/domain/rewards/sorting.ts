import { sortParams } from '../common/sorting';

export const REWARD_COLUMNS = ['amount', 'payable'] as const;
export type RewardColumn = (typeof REWARD_COLUMNS)[number];
export const REWARD_SORTS = sortParams(REWARD_COLUMNS);
