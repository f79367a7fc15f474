import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEST_EVENT, WEBHOOK_EVENTS, wants, webhookDataSchema, webhookPayload } from '@/lib/domain/webhooks/events';
import {
  DISABLE_AFTER_MS,
  isDelivered,
  isGivenUp,
  isGone,
  RETRY_DELAYS_SECONDS,
  retryDelaySeconds,
} from '@/lib/domain/webhooks/retry';
import { createEndpointSchema, updateEndpointSchema } from '@/lib/domain/webhooks/schema';

const at = new Date('2026-09-15T12:00:00Z');
const answered = (statusCode: number | null, retryAfterSeconds: number | null = null) => ({
  statusCode,
  retryAfterSeconds,
});

describe('what outsiders hear', () => {
  it('is said in their words, without whose school it is', () => {
    const data = { organizationId: 'o', rewardId: 'r', recipientId: 'c', reason: 'no' };
    expect(webhookPayload({ name: 'reward/rejected', data }, at)).toEqual({
      type: 'reward.rejected',
      timestamp: '2026-09-15T12:00:00.000Z',
      data: { rewardId: 'r', recipientId: 'c', reason: 'no' },
    });
  });

  it('is nothing of sign-ins and of what only the engine needs', () => {
    const data = { organizationId: 'o', email: 'a@b.c', url: 'https://x', audience: 'staff', expiresAt: '' } as const;
    expect(webhookPayload({ name: 'auth/sign-in.requested', data }, at)).toBeNull();
    expect(webhookPayload({ name: 'payouts/run.requested', data: { organizationId: 'o', asOf: '' } }, at)).toBeNull();
    expect(WEBHOOK_EVENTS).not.toContain(TEST_EVENT);
  });

  it('has a schema for each event, and none names the school', () => {
    for (const type of WEBHOOK_EVENTS) {
      expect(type).toMatch(/^[a-z]+\.[a-z-]+$/);
      const fields = Object.keys(webhookDataSchema(type).shape);
      expect(fields.length).toBeGreaterThan(0);
      expect(fields).not.toContain('organizationId');
    }
  });

  it('is everything when nothing is named', () => {
    expect(wants([], 'reward.granted')).toBe(true);
    expect(wants(['reward.granted'], 'reward.granted')).toBe(true);
    expect(wants(['reward.granted'], 'reward.expired')).toBe(false);
  });
});

describe('tries', () => {
  it('go on for 24 hours in all, ever more patiently', () => {
    expect(RETRY_DELAYS_SECONDS.reduce((sum, delay) => sum + delay, 0)).toBe(86_400);
    expect([...RETRY_DELAYS_SECONDS].sort((a, b) => a - b)).toEqual([...RETRY_DELAYS_SECONDS]);
    expect(retryDelaySeconds(1, answered(500), 0)).toBe(5);
    expect(retryDelaySeconds(7, answered(500), 0)).toBe(55_435);
    expect(retryDelaySeconds(8, answered(500), 0)).toBeNull();
  });

  it('wait as long as the receiver asks, for a day at most', () => {
    expect(retryDelaySeconds(1, answered(429, 120), 0)).toBe(120);
    expect(retryDelaySeconds(3, answered(503, 1), 0)).toBe(300);
    expect(retryDelaySeconds(1, answered(503, 10_000_000), 0)).toBe(86_400);
  });

  it('are spread by a tenth and no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, seed) => {
        const base = RETRY_DELAYS_SECONDS[tries - 1] as number;
        const delay = retryDelaySeconds(tries, answered(null), seed) as number;
        expect(delay).toBeGreaterThanOrEqual(base);
        expect(delay).toBeLessThanOrEqual(Math.round(base * 1.1));
      }),
    );
  });

  it('end with 2xx and nothing else', () => {
    for (const [status, arrived] of [
      [199, false],
      [200, true],
      [204, true],
      [299, true],
      [300, false],
    ] as const) {
      expect(isDelivered(answered(status))).toBe(arrived);
    }
    expect(isDelivered(answered(null))).toBe(false);
    expect([isGone(answered(410)), isGone(answered(404)), isGone(answered(null))]).toEqual([true, false, false]);
  });

  it('are given up after five days without one that arrived', () => {
    const plus = (ms: number) => new Date(at.getTime() + ms);
    expect(isGivenUp(null, at)).toBe(false);
    expect(isGivenUp(at, plus(DISABLE_AFTER_MS - 1))).toBe(false);
    expect(isGivenUp(at, plus(DISABLE_AFTER_MS))).toBe(true);
  });
});

describe('an endpoint', () => {
  it.each(['ftp://a.example', 'hooks.example.com', 'https://', 'https://u:p@a.example', 'https://a.example/#x', ''])(
    'is not at %s',
    (url) => {
      expect(createEndpointSchema.safeParse({ url }).success).toBe(false);
    },
  );

  it('has an address, and events named once', () => {
    expect(createEndpointSchema.parse({ url: ' https://a.example/x?y=1 ' })).toEqual({
      url: 'https://a.example/x?y=1',
      events: [],
    });
    const events = ['reward.granted', 'reward.granted'];
    expect(createEndpointSchema.parse({ url: 'https://a.example', events }).events).toEqual(['reward.granted']);
    expect(createEndpointSchema.safeParse({ url: 'https://a.example', events: ['auth.sign-in'] }).success).toBe(false);
    expect(updateEndpointSchema.safeParse({ status: 'gone' }).success).toBe(false);
    expect(updateEndpointSchema.parse({})).toEqual({});
  });
});
