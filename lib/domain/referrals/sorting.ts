import { sortParams } from '../common/sorting';

export const REFERRAL_COLUMNS = ['shared', 'reward'] as const;
export type ReferralColumn = (typeof REFERRAL_COLUMNS)[number];
export const REFERRAL_SORTS = sortParams(REFERRAL_COLUMNS);
