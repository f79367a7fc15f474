import { addDays } from '@/lib/domain/common/days';
import { DEFAULT_FRAUD_SETTINGS } from '@/lib/domain/fraud/schema';
import { scoreFraud } from '@/lib/domain/fraud/score-fraud';
import { addAbuse } from './abuse';
import { factsAt } from './facts-at';
import { addHonest } from './honest';
import { ABUSE, HONEST, type Kind, newWorld, type Referral, type World } from './world';

/** Weights were chosen on the first; figures are reported on the others, which nobody looked at before. */
export const TUNING_SEEDS = [1, 2, 3, 4, 5];
export const REPORT_SEEDS = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110];

const HOLD_DAYS = 14;

export interface Judged {
  kind: Kind;
  isFraud: boolean;
  /** Waits for a person when the hold is over, and when the friend enrols. */
  kith: boolean;
  kithEarly: boolean;
  ipOnly: boolean;
  /** What Kith found, for those who tune. */
  reasons: string[];
}

export interface Figures {
  precision: number;
  recall: number;
  falsePositiveRate: number;
}

/** A campus from a seed: the same people, the same referrals. */
export function makeCampus(seed: number): World {
  const world = newWorld(seed);
  addHonest(world);
  addAbuse(world);
  return world;
}

/** Judges every referral of a campus by Kith, and by what an address alone tells. */
export function judge(world: World): Judged[] {
  return world.referrals.map((referral) => {
    const { verdict, signals } = look(world, referral, addDays(referral.enrolledAt, HOLD_DAYS));
    const early = look(world, referral, referral.enrolledAt);
    const reasons = signals.map(({ key, reason, weight }) => `${key}:${reason}:${weight}`);
    const { kind, isFraud } = referral;
    return {
      kind,
      isFraud,
      kith: verdict !== 'pass',
      kithEarly: early.verdict !== 'pass',
      ipOnly: sameAddress(world, referral),
      reasons,
    };
  });
}

function look(world: World, referral: Referral, at: Date) {
  return scoreFraud(factsAt(world, referral, at), DEFAULT_FRAUD_SETTINGS);
}

/** The usual check elsewhere: friend and referrer were seen on one address. */
function sameAddress({ sightings }: World, { referrer, network, enrolledAt }: Referral): boolean {
  return sightings.some((one) => one.person === referrer && one.network === network && one.at <= enrolledAt);
}

export function figuresOf(judged: readonly Judged[], by: 'kith' | 'kithEarly' | 'ipOnly'): Figures {
  const flagged = judged.filter((one) => one[by]);
  const guilty = flagged.filter(({ isFraud }) => isFraud).length;
  const frauds = judged.filter(({ isFraud }) => isFraud).length;
  return {
    precision: share(guilty, flagged.length),
    recall: share(guilty, frauds),
    falsePositiveRate: share(flagged.length - guilty, judged.length - frauds),
  };
}

export interface KindFigures {
  kind: Kind;
  isFraud: boolean;
  referrals: number;
  kithFlagged: number;
  ipOnlyFlagged: number;
}

/** How many of each kind were flagged: right for abuse, wrong for honest ones. */
export function byKind(judged: readonly Judged[]): KindFigures[] {
  return [...HONEST, ...ABUSE].map((kind) => {
    const these = judged.filter((one) => one.kind === kind);
    return {
      kind,
      isFraud: these[0]?.isFraud ?? false,
      referrals: these.length,
      kithFlagged: these.filter(({ kith }) => kith).length,
      ipOnlyFlagged: these.filter(({ ipOnly }) => ipOnly).length,
    };
  });
}

export function share(count: number, of: number): number {
  return of === 0 ? 0 : Math.round((count / of) * 1000) / 1000;
}
