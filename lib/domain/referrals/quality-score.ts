import { DAY_MS } from '../common/days';

export type QualityFacts = {
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  readonly hasConsent: boolean;
  readonly wasOpenLead: boolean;
  readonly sharedAt: Date;
  readonly convertedAt: Date | null;
  /** How many of the school's own steps it has reached: a trial booked, an application. */
  readonly milestones: number;
  /** What is left of the conversion's value after refunds, 0 to 10000; null before a conversion. */
  readonly keptBps: number | null;
};

export type QualityScore = {
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly { readonly code: QualityReason; readonly points: number }[];
};

export type QualityReason =
  | 'reachable-by-email'
  | 'reachable-by-phone'
  | 'consented'
  | 'milestones-reached'
  | 'converted'
  | 'converted-within-30-days'
  | 'value-kept'
  | 'was-open-lead';

/**
 * How good a referral is, as a sum of stated points: reachable 30, consented 10, converted 30, soon 10, value kept 20; each
 * step on the way 10, at most two. Never more than 100.
 */
export function qualityScore(facts: QualityFacts): QualityScore {
  const reasons: { code: QualityReason; points: number }[] = [];
  const add = (when: boolean, code: QualityReason, points: number) => {
    if (when) reasons.push({ code, points });
  };
  add(facts.hasEmail, 'reachable-by-email', 20);
  add(facts.hasPhone, 'reachable-by-phone', 10);
  add(facts.hasConsent, 'consented', 10);
  add(facts.milestones > 0, 'milestones-reached', Math.min(facts.milestones, 2) * 10);
  add(facts.convertedAt !== null, 'converted', 30);
  const took = facts.convertedAt ? facts.convertedAt.getTime() - facts.sharedAt.getTime() : Number.POSITIVE_INFINITY;
  add(took <= 30 * DAY_MS, 'converted-within-30-days', 10);
  const kept = Math.floor(((facts.keptBps ?? 0) * 20) / 10_000);
  add(kept > 0, 'value-kept', kept);
  add(facts.wasOpenLead, 'was-open-lead', -20);
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  return { score: Math.max(0, Math.min(100, sum)), reasons };
}
