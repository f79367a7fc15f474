/** What a reward is made of. All kinds carry a face value that counts towards the limits. */
export const REWARD_KINDS = ['cash', 'credit', 'discount', 'merchandise'] as const;
export type RewardKind = (typeof REWARD_KINDS)[number];

/** Who gets it. */
export const REWARD_SIDES = ['referrer', 'referee'] as const;
export type RewardSide = (typeof REWARD_SIDES)[number];

/** A referral's first reward to a side, or one for reaching a count. */
export const REWARD_LINES = ['base', 'bonus'] as const;
export type RewardLineType = (typeof REWARD_LINES)[number];
