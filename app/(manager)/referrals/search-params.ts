import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';
import { REFERRAL_STATUSES } from '@/lib/domain/referrals/lifecycle';
import { REFERRAL_SORTS } from '@/lib/domain/referrals/sorting';

/** What the list of referrals keeps in its address. */
export const loadReferralParams = createLoader({
  status: parseAsStringLiteral(REFERRAL_STATUSES),
  program: parseAsId,
  referrer: parseAsId,
  sort: parseAsStringLiteral(REFERRAL_SORTS),
  cursor: parseAsId,
});
