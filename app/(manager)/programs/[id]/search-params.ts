import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId, parseAsWords } from '@/components/page/parse-as';
import { REFERRAL_STATUSES } from '@/lib/domain/referrals/lifecycle';
import { REFERRAL_SORTS } from '@/lib/domain/referrals/sorting';

/** What the lists of a programme keep in their address. */
export const loadCodeParams = createLoader({ q: parseAsWords, cursor: parseAsId });

export const loadReferralParams = createLoader({
  status: parseAsStringLiteral(REFERRAL_STATUSES),
  sort: parseAsStringLiteral(REFERRAL_SORTS),
  cursor: parseAsId,
});
