import { describe, expect, it } from 'vitest';
import { checkTrigger } from '@/lib/domain/conversions/trigger';
import { approvalsNeeded, isLastApproval, mayApprove, recipientsNeedingApproval } from '@/lib/domain/rewards/approval';
import { isRewardExpired, payableAt, rewardExpiresAt } from '@/lib/domain/rewards/payable-at';
import { approveRewardSchema, listRewardsSchema, rejectRewardSchema } from '@/lib/domain/rewards/schema';

const line = (recipientId: string, amountMinor: number) => ({ recipientId, amountMinor });

describe('rule 5: more than 100.00', () => {
  it.each([
    [[line('a', 10_000)], []],
    [[line('a', 10_001)], ['a']],
    [[line('a', 5000), line('a', 5000)], []],
    [[line('a', 5000), line('a', 5001)], ['a']],
    [[line('a', 10_000), line('b', 10_000)], []],
    [[line('a', 10_000), line('b', 10_001)], ['b']],
    [[], []],
  ])('%j needs approval for %j', (lines, expected) => {
    expect([...recipientsNeedingApproval(lines, 10_000)]).toEqual(expected);
  });

  it('a flag holds everybody, however small', () => {
    expect([...recipientsNeedingApproval([line('a', 1), line('b', 1)], 10_000, ['open-lead'])]).toEqual(['a', 'b']);
  });
});

describe('the second approver', () => {
  it.each([
    [20_000, 20_000, 1],
    [20_001, 20_000, 2],
    [1, 0, 2],
    [0, 0, 1],
    [50_000, null, 1],
  ])('%i with a limit of %j needs %i', (total, limit, needed) => expect(approvalsNeeded(total, limit)).toBe(needed));

  it('is somebody else: nobody counts twice', () => {
    expect(isLastApproval('staff:a', [], 1)).toBe(true);
    expect(isLastApproval('staff:a', [], 2)).toBe(false);
    expect(isLastApproval('staff:a', ['staff:a'], 2)).toBe(false);
    expect(isLastApproval('staff:b', ['staff:a'], 2)).toBe(true);
    expect(isLastApproval('staff:a', ['staff:a'], 1)).toBe(true);
  });
});

describe('who may approve', () => {
  const clean = {
    approver: { key: 'staff:s1', email: 'finance@school.example' },
    recipient: { id: 'c1', email: 'ana@gmail.com' },
    recordedBy: 'api-client:x',
    overriddenBy: [],
  };

  it('somebody who has no part in it', () => {
    expect(mayApprove(clean)).toEqual({ ok: true });
    expect(mayApprove({ ...clean, recordedBy: null, recipient: { id: 'c1', email: null } })).toEqual({ ok: true });
    expect(mayApprove({ ...clean, approver: { key: 'system:kith', email: null } })).toEqual({ ok: true });
  });

  it.each([
    ['the recipient', { approver: { key: 'referrer:c1', email: null } }],
    ['the recipient by another spelling', { approver: { key: 'staff:s1', email: 'A.na+x@gmail.com' } }],
    ['who recorded the conversion', { recordedBy: 'staff:s1' }],
    ['who approved it already', { approvedBy: ['staff:s1'] }],
    ['who overrode it', { overriddenBy: ['staff:s9', 'staff:s1'] }],
  ])('not %s', (_name, change) => {
    expect(mayApprove({ ...clean, ...change })).toEqual({ ok: false, reason: 'approval-by-interested-party' });
  });
});

describe('dates', () => {
  const convertedAt = new Date('2026-03-01T12:00:00Z');

  it('payable after the hold, expiring from there', () => {
    const payable = payableAt(convertedAt, 14);
    expect(payable.toISOString()).toBe('2026-03-15T12:00:00.000Z');
    expect(payableAt(convertedAt, 0)).toEqual(convertedAt);
    expect(rewardExpiresAt(payable, 365)?.toISOString()).toBe('2027-03-15T12:00:00.000Z');
    expect(rewardExpiresAt(payable, undefined)).toBeNull();
  });

  it('the last instant counts', () => {
    expect(isRewardExpired(convertedAt, convertedAt)).toBe(false);
    expect(isRewardExpired(convertedAt, new Date(convertedAt.getTime() + 1))).toBe(true);
    expect(isRewardExpired(null, convertedAt)).toBe(false);
  });
});

describe('trigger', () => {
  it.each([
    ['enrolled', undefined, 'enrolled', 0, true],
    ['enrolled', undefined, 'paid', 0, true],
    ['enrolled', undefined, 'attended', 1, true],
    ['paid', undefined, 'enrolled', 0, false],
    ['paid', undefined, 'paid', 0, true],
    ['paid', undefined, 'attended', 9, false],
    ['attended', undefined, 'attended', 1, true],
    ['attended', 3, 'attended', 2, false],
    ['attended', 3, 'attended', 3, true],
    ['attended', 3, 'attended', 4, true],
    ['attended', 3, 'paid', 5, false],
  ] as const)('%s × %s by %s number %i: %s', (milestone, count, reached, attended, expected) => {
    const verdict = checkTrigger({ milestone, count }, reached, attended);
    expect(verdict).toEqual(expected ? { ok: true } : { ok: false, reason: 'below-trigger' });
  });
});

it('schemas', () => {
  expect(approveRewardSchema.parse({})).toEqual({});
  expect(rejectRewardSchema.safeParse({}).success).toBe(false);
  expect(rejectRewardSchema.parse({ reason: ' no ' })).toEqual({ reason: 'no' });
  expect(listRewardsSchema.parse({ limit: '10' })).toEqual({ limit: 10 });
  expect(listRewardsSchema.parse({})).toEqual({ limit: 50 });
  for (const limit of ['0', '101', 'ten', '1.5']) expect(listRewardsSchema.safeParse({ limit }).success).toBe(false);
});
