import { describe, expect, it } from 'vitest';
import {
  answerDueAt,
  appealDueAt,
  CASE_FILTERS,
  CASE_STATUSES,
  canMoveCase,
  isWaiting,
  mayAppeal,
  mustEscalate,
  statusesOf,
} from '@/lib/domain/fraud/lifecycle';
import { DEFAULT_FRAUD_SETTINGS, fraudSettingsSchema } from '@/lib/domain/fraud/schema';
import { scoreFraud } from '@/lib/domain/fraud/score-fraud';
import { type Detector, finding } from '@/lib/domain/fraud/signal';
import { nothing } from '../support/fraud';

const weighing = (...weights: number[]): Detector[] =>
  weights.map((weight) => ({ key: 'device', detect: () => finding(weight, `weighs-${weight}`) }));
const score = (...weights: number[]) => scoreFraud(nothing, DEFAULT_FRAUD_SETTINGS, weighing(...weights));

describe('thresholds', () => {
  it('pass below the review, hold from the hold on', () => {
    expect(score(39).verdict).toBe('pass');
    expect(score(40).verdict).toBe('review');
    expect(score(39, 30).verdict).toBe('review');
    expect(score(40, 30)).toMatchObject({ score: 70, verdict: 'hold' });
    expect(score(80, 80).score).toBe(100);
  });
  it('no weight that is none', () => {
    for (const weight of [Number.NaN, -1, 101, Number.POSITIVE_INFINITY]) expect(score(weight).verdict).toBe('hold');
  });
  it('that are no numbers release nothing', () => {
    const broken = { ...DEFAULT_FRAUD_SETTINGS, reviewAt: Number.NaN, holdAt: Number.NaN };
    expect(scoreFraud(nothing, broken, weighing(0)).verdict).toBe('review');
  });
  it('are checked: the hold is not below the review', () => {
    expect(DEFAULT_FRAUD_SETTINGS).toEqual({
      reviewAt: 40,
      holdAt: 70,
      sharedNetworkGroups: 4,
      fastEnrolmentSeconds: 30,
    });
    expect(fraudSettingsSchema.safeParse({ reviewAt: 60, holdAt: 60 }).success).toBe(true);
    expect(fraudSettingsSchema.safeParse({ reviewAt: 61, holdAt: 60 }).error?.issues[0]?.path).toEqual(['holdAt']);
    for (const reviewAt of [0, 101, 1.5, Number.NaN, '40']) {
      expect(fraudSettingsSchema.safeParse({ reviewAt }).success).toBe(false);
    }
  });
});

describe('a case', () => {
  it('moves from open to a decision, and once more after an appeal', () => {
    expect(canMoveCase('open', 'cleared')).toBe(true);
    expect(canMoveCase('confirmed', 'cleared')).toBe(false);
    expect(canMoveCase('confirmed', 'appealed')).toBe(true);
    expect(canMoveCase('appealed', 'confirmed')).toBe(true);
    expect(canMoveCase('cleared', 'confirmed')).toBe(false);
  });
  it('waits for a person exactly while somebody may decide it', () => {
    for (const status of CASE_STATUSES) {
      expect(isWaiting(status)).toBe(canMoveCase(status, 'cleared') && canMoveCase(status, 'confirmed'));
      expect(statusesOf('waiting').includes(status)).toBe(isWaiting(status));
      expect(statusesOf(status)).toEqual([status]);
    }
    expect(statusesOf(undefined)).toEqual(CASE_STATUSES);
    expect(CASE_FILTERS).toHaveLength(CASE_STATUSES.length + 1);
  });
  it('may be appealed once, up to and including 14 × 24 h later', () => {
    const due = appealDueAt(new Date('2026-03-20T10:00:00Z'));
    expect(due.toISOString()).toBe('2026-04-03T10:00:00.000Z');
    const facts = { status: 'confirmed', appealDueAt: due, appealedAt: null } as const;
    expect(mayAppeal(facts, due)).toBe(true);
    expect(mayAppeal(facts, new Date(due.getTime() + 1))).toBe(false);
    expect(mayAppeal({ ...facts, appealedAt: due }, due)).toBe(false);
    expect(mayAppeal({ ...facts, status: 'open' }, due)).toBe(false);
    expect(mayAppeal({ ...facts, appealDueAt: null }, due)).toBe(false);
  });

  it('is answered within 14 days, its last instant included; later the owners are told, once', () => {
    const appealedAt = new Date('2026-06-10T11:00:00Z');
    const due = answerDueAt(appealedAt);
    expect(due).toEqual(new Date('2026-06-24T11:00:00Z'));
    const facts = { status: 'appealed' as const, answerDueAt: due, escalatedAt: null };
    const late = new Date(due.getTime() + 1);
    expect(mustEscalate(facts, due)).toBe(false);
    expect(mustEscalate(facts, late)).toBe(true);
    expect(mustEscalate({ ...facts, escalatedAt: late }, late)).toBe(false);
    expect(mustEscalate({ ...facts, answerDueAt: null }, late)).toBe(false);
    for (const status of ['open', 'confirmed', 'cleared'] as const)
      expect(mustEscalate({ ...facts, status }, late)).toBe(false);
  });
});
