import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';
import { REWARD_SORTS } from '@/lib/domain/rewards/sorting';

export const REWARD_VIEWS = ['queue', 'pending', 'approved', 'paid', 'cancelled'] as const;
export type RewardPageView = (typeof REWARD_VIEWS)[number];

/** What the list of rewards keeps in its address: first of all what waits for a person. */
export const loadRewardParams = createLoader({
  view: parseAsStringLiteral(REWARD_VIEWS).withDefault('queue'),
  sort: parseAsStringLiteral(REWARD_SORTS),
  cursor: parseAsId,
});

/** The view as a filter of `listRewardsWithEvidence`. */
export function filterOf(view: RewardPageView) {
  return view === 'queue' ? { status: 'pending', requiresApproval: true } : { status: view };
}
