import type { RewardKind, RewardSide } from './kinds';
import type { ReceiptLine } from './receipt';

/** Which part of a line vests when: `part` of `parts`, from 1, `afterDays` × 24 h after the conversion. */
export type VestingPart = {
  readonly part: number;
  readonly parts: number;
  readonly afterDays: number;
  readonly shareBps: number;
};

/**
 * A reward to grant. `line` is `base` or `bonus-<n>`, n being the bonus's place in the version, from 1; the later parts of a
 * base that vests are `base@2`, `base@3` …
 */
export type RewardLine = {
  readonly side: RewardSide;
  readonly line: string;
  readonly kind: RewardKind;
  readonly item: string | null;
  readonly amountMinor: number;
  readonly receipt: readonly ReceiptLine[];
  /** Null when it vests as a whole with the hold. */
  readonly vesting: VestingPart | null;
};
