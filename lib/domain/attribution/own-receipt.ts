import type { AttributionDecision, Loser, TouchRef, Winner } from './decide';

/** How a touch fared, for a referrer: his own with its reason, that of others as one word. */
export type OwnTouch = {
  readonly occurredAt: string;
  readonly isOwn: boolean;
  /** Of his own touches only: where it came from says something about others. */
  readonly channel: string | null;
  readonly outcome: 'won' | 'not-counted' | 'too-late' | 'not-chosen' | 'not-allowed' | 'other-program' | 'by-person';
};

/** What a referrer may read of a decision about his referral: never a name, a code or a channel of anybody else. */
export type OwnReceipt = {
  /** all: the whole is his; part: it was split; other: another friend's link or code; none: nobody has it. */
  readonly result: 'all' | 'part' | 'other' | 'none';
  readonly rule: AttributionDecision['rule'];
  readonly model: AttributionDecision['model'];
  /** His part in parts per million when it was split; null otherwise. */
  readonly sharePpm: number | null;
  /** What a person has to look at first. */
  readonly isLookedAt: boolean;
  readonly touches: readonly OwnTouch[];
};

const OUTCOMES: Partial<Record<Loser['reason'], OwnTouch['outcome']>> = {
  'after-conversion': 'too-late',
  'referral-expired': 'too-late',
  'code-expired': 'too-late',
  'other-program': 'other-program',
  'beaten-by-code': 'not-chosen',
  'beaten-by-model': 'not-chosen',
  overridden: 'by-person',
};
const NOT_ALLOWED = ['self-referral', 'same-household', 'referrer-not-eligible', 'program-not-active', 'code-inactive'];

/** The redacted receipt of a decision for one referrer; `ownIds` are he and all who were merged into him. */
export function ownReceipt(decision: AttributionDecision, ownIds: ReadonlySet<string>): OwnReceipt {
  const { winner, attributed, rule, model, split, referrerShares, flags, losers } = decision;
  const isOwn = ({ referrerId }: TouchRef) => referrerId !== null && ownIds.has(referrerId);
  const shares = referrerShares.filter(({ referrerId }) => ownIds.has(referrerId));
  const sharePpm = split && attributed ? shares.reduce((sum, { ppm }) => sum + ppm, 0) : null;
  const all: (Loser | Winner)[] = winner ? [...losers, winner] : [...losers];
  // Crawlers and reloads of others are nobody's news.
  const told = all.filter((touch) => isOwn(touch) || !isNoise(touch));
  return {
    result: resultOf(attributed, winner !== null && isOwn(winner), sharePpm),
    rule,
    model,
    sharePpm,
    isLookedAt: flags.length > 0,
    touches: told
      .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0))
      .map((touch) => {
        const own = isOwn(touch);
        return {
          occurredAt: touch.occurredAt,
          isOwn: own,
          channel: own ? touch.channel : null,
          outcome: outcomeOf(touch, attributed),
        };
      }),
  };
}

function resultOf(attributed: boolean, isWinner: boolean, sharePpm: number | null): OwnReceipt['result'] {
  if (!attributed) return 'none';
  if (sharePpm !== null) return sharePpm === 0 ? 'other' : sharePpm === 1_000_000 ? 'all' : 'part';
  return isWinner ? 'all' : 'other';
}

function isNoise(touch: Loser | Winner): boolean {
  return 'reason' in touch && (touch.reason === 'not-counted' || touch.reason === 'code-unknown');
}

function outcomeOf(touch: Loser | Winner, attributed: boolean): OwnTouch['outcome'] {
  if (!('reason' in touch)) return attributed ? 'won' : 'not-chosen';
  if (NOT_ALLOWED.includes(touch.reason)) return 'not-allowed';
  return OUTCOMES[touch.reason] ?? 'not-counted';
}
