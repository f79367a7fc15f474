import { describe, expect, it } from 'vitest';
import { overrideAttributionSchema } from '@/lib/domain/attribution/schema';
import { netValueMinor, recordConversionSchema } from '@/lib/domain/conversions/schema';
import { createCourseSchema } from '@/lib/domain/courses/schema';
import { EVENT_NAMES, EVENTS } from '@/lib/domain/events';
import { isReferralExpired, referralExpiresAt } from '@/lib/domain/referrals/expiry';
import { type QualityFacts, qualityScore } from '@/lib/domain/referrals/quality-score';
import { landingLeadSchema, listReferralsSchema, submitLeadSchema } from '@/lib/domain/referrals/schema';
import { recordRefundSchema } from '@/lib/domain/refunds/schema';
import { no, RULE_CODES, YES } from '@/lib/domain/rule-codes';

describe('expiry', () => {
  const touchedAt = new Date('2026-03-01T12:00:00Z');
  const expiresAt = referralExpiresAt(touchedAt, 90);

  it('is 90 × 24 h after the latest touch, its last instant included', () => {
    expect(expiresAt.toISOString()).toBe('2026-05-30T12:00:00.000Z');
    expect(isReferralExpired(expiresAt, expiresAt)).toBe(false);
    expect(isReferralExpired(expiresAt, new Date(expiresAt.getTime() + 1))).toBe(true);
  });
});

describe('quality', () => {
  const nothing: QualityFacts = {
    hasEmail: false,
    hasPhone: false,
    hasConsent: false,
    wasOpenLead: false,
    sharedAt: new Date('2026-01-01T00:00:00Z'),
    convertedAt: null,
    milestones: 0,
    keptBps: null,
  };
  const soon = new Date('2026-01-31T00:00:00Z');

  it.each([
    ['nothing', {}, 0],
    ['reachable and consented', { hasEmail: true, hasPhone: true, hasConsent: true }, 40],
    ['converted late, all kept', { convertedAt: new Date('2026-01-31T00:00:00.001Z'), keptBps: 10_000 }, 50],
    ['converted in 30 days, half kept', { convertedAt: soon, keptBps: 5000 }, 50],
    ['converted, all refunded', { convertedAt: soon, keptBps: 0 }, 40],
    ['one step', { milestones: 1 }, 10],
    ['more steps than count', { milestones: 3 }, 20],
    ['an open lead', { wasOpenLead: true }, 0],
    ['everything', { hasEmail: true, hasPhone: true, hasConsent: true, convertedAt: soon, keptBps: 10_000 }, 100],
  ])('%s', (_name, facts, score) => {
    const quality = qualityScore({ ...nothing, ...facts });
    expect(quality.score).toBe(score);
    const sum = quality.reasons.reduce((total, { points }) => total + points, 0);
    expect(quality.score).toBe(Math.max(0, Math.min(100, sum)));
  });

  it('names its points', () => {
    expect(qualityScore({ ...nothing, hasEmail: true, wasOpenLead: true }).reasons).toEqual([
      { code: 'reachable-by-email', points: 20 },
      { code: 'was-open-lead', points: -20 },
    ]);
  });
});

describe('schemas', () => {
  it('a lead', () => {
    expect(submitLeadSchema.parse({ code: ' ana ', referee: { email: 'ben@b.example' } })).toEqual({
      code: 'ANA',
      referee: { email: 'ben@b.example' },
    });
    expect(submitLeadSchema.safeParse({ code: 'ANA', referee: {} }).success).toBe(false);
    expect(listReferralsSchema.parse({ status: 'pending' })).toEqual({ status: 'pending', limit: 50 });
    expect(listReferralsSchema.safeParse({ status: 'lost' }).success).toBe(false);
  });

  it('a lead of the landing page needs consent', () => {
    const lead = { firstName: 'Ben', email: 'ben@b.example', consent: 'on' };
    expect(landingLeadSchema.parse({ ...lead, utm: 'ignored' })).toEqual(lead);
    const result = landingLeadSchema.safeParse({ ...lead, consent: undefined });
    expect(result.error?.issues[0]?.message).toContain('Please agree');
  });

  const conversion = {
    externalId: 'E1',
    referee: { email: 'ben@b.example' },
    milestone: 'enrolled',
    valueMinor: 40_000,
    currency: 'USD',
    occurredAt: '2026-06-30T12:00:00Z',
  };

  it('a conversion', () => {
    expect(recordConversionSchema.parse(conversion)).toMatchObject({ discountMinor: 0, valueMinor: 40_000 });
    for (const change of [
      { valueMinor: -1 },
      { valueMinor: 1.5 },
      { currency: 'usd' },
      { occurredAt: '2026-06-30' },
      { referee: {} },
      { extra: 1 },
    ]) {
      expect(recordConversionSchema.safeParse({ ...conversion, ...change }).success).toBe(false);
    }
    expect(recordConversionSchema.safeParse({ ...conversion, discountMinor: 50_000 }).success).toBe(true);
    expect(netValueMinor(40_000, 10_000)).toBe(30_000);
    expect(netValueMinor(40_000, 50_000)).toBe(0);
  });

  it('a refund, a course, an override', () => {
    const refund = { externalId: 'R1', amountMinor: 0, reason: 'drop-out', occurredAt: '2026-06-30T12:00:00Z' };
    expect(recordRefundSchema.safeParse(refund).success).toBe(true);
    expect(recordRefundSchema.safeParse({ ...refund, reason: 'why not' }).success).toBe(false);
    expect(createCourseSchema.safeParse({ externalId: 'a', name: 'A', priceMinor: 1, currency: 'USD' }).success).toBe(
      true,
    );
    expect(overrideAttributionSchema.parse({ code: 'ana-1', reason: 'told me' })).toEqual({
      code: 'ANA-1',
      reason: 'told me',
    });
    expect(overrideAttributionSchema.safeParse({ code: 'ana-1' }).success).toBe(false);
  });
});

describe('codes and events', () => {
  it('every rule code is its own', () => {
    expect(new Set(RULE_CODES).size).toBe(RULE_CODES.length);
    expect(YES).toEqual({ ok: true });
    expect(no('no-touch')).toEqual({ ok: false, reason: 'no-touch' });
  });

  it('every event carries its organisation', () => {
    expect(EVENT_NAMES.length).toBeGreaterThan(15);
    for (const name of EVENT_NAMES) {
      expect(name).toMatch(/^[a-z-]+\/[a-z-]+(\.[a-z-]+)?$/);
      const result = EVENTS[name].safeParse({});
      expect(result.error?.issues.map(({ path }) => path[0])).toContain('organizationId');
    }
  });
});
