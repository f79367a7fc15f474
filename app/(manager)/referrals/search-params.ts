import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { REFERRAL_STATUSES } from '@/lib/domain/referrals/lifecycle';
import { REFERRAL_SORTS } from '@/lib/domain/referrals/sorting';

/** What the list of referrals keeps in its address. */
export const loadReferralParams = createLoader({
  status: parseAsStringLiteral(REFERRAL_STATUSES),
  program: parseAsString,
  referrer: parseAsString,
  sort: parseAsStringLiteral(REFERRAL_SORTS),
  cursor: parseAsString,
});
