import { describe, expect, it } from 'vitest';
import { createApiClientSchema, parseScopes } from '@/lib/domain/api-clients/schema';
import {
  freeSlot,
  limitsIn,
  MAX_ACTIVE_PROGRAMS,
  maxApprovalFreeMinor,
  maxRewardPerReferralMinor,
  PROGRAM_SLOTS,
} from '@/lib/domain/organizations/limits';
import { ALL_SCOPES, API_SCOPES, isApiScope, ROLES, scopesOfRole } from '@/lib/domain/organizations/roles';
import {
  createOrganizationSchema,
  createStaffSchema,
  organizationSettingsSchema,
  patchOrganizationSchema,
  slugSchema,
} from '@/lib/domain/organizations/schema';
import { DEFAULT_STEPS } from '@/lib/domain/referrals/milestones';

describe('limits', () => {
  it.each([
    ['USD', 50_000, 10_000],
    ['JPY', 500, 100],
    ['KWD', 500_000, 100_000],
  ])('%s: %i per referral, %i without approval', (currency, reward, approval) => {
    expect(maxRewardPerReferralMinor(currency)).toBe(reward);
    expect(maxApprovalFreeMinor(currency)).toBe(approval);
  });

  const none = { rewardLimitMinor: null, approvalThresholdMinor: null, secondApprovalAboveMinor: null };
  const own = (limits: Partial<typeof none | Record<keyof typeof none, number>>, currency = 'USD') => ({
    ...{ currency, ...none },
    ...limits,
  });

  it('an organisation may set lower ones, not higher', () => {
    const limit = (rewardLimitMinor?: number) => limitsIn('USD', own({ rewardLimitMinor })).limitMinor;
    expect(limitsIn('USD', own({}))).toEqual({
      ...{ limitMinor: 50_000, approvalThresholdMinor: 10_000, secondApprovalAboveMinor: null },
    });
    expect([20_000, 0, 99_999].map(limit)).toEqual([20_000, 0, 50_000]);
    const threshold = (approvalThresholdMinor: number | null, secondApprovalAboveMinor: number | null = null) =>
      limitsIn('USD', { ...own({}), approvalThresholdMinor, secondApprovalAboveMinor }).approvalThresholdMinor;
    expect(threshold(2500)).toBe(2500);
    expect(threshold(99_999)).toBe(10_000);
    expect(threshold(null, 5000)).toBe(5000);
    expect(threshold(2500, 5000)).toBe(2500);
    expect(threshold(null, 20_000)).toBe(10_000);
  });

  it.each([
    ['EUR', { limitMinor: 29_999, approvalThresholdMinor: 4050, secondApprovalAboveMinor: 20_075 }],
    // No decimals: rounded down, so that nothing above what was written passes.
    ['JPY', { limitMinor: 299, approvalThresholdMinor: 40, secondApprovalAboveMinor: 200 }],
    ['KWD', { limitMinor: 299_990, approvalThresholdMinor: 40_500, secondApprovalAboveMinor: 200_750 }],
  ])('a figure written in dollars is the same figure in %s', (currency, expected) => {
    const limits = { rewardLimitMinor: 29_999, approvalThresholdMinor: 4050, secondApprovalAboveMinor: 20_075 };
    expect(limitsIn(currency, { currency: 'USD', ...limits })).toEqual(expected);
  });

  it('a figure written in yen or dinars is the same figure in dollars', () => {
    expect(limitsIn('USD', own({ rewardLimitMinor: 300 }, 'JPY')).limitMinor).toBe(30_000);
    expect(limitsIn('USD', own({ rewardLimitMinor: 300_009 }, 'KWD')).limitMinor).toBe(30_000);
  });

  it('five slots, the lowest free one first', () => {
    expect(PROGRAM_SLOTS).toHaveLength(MAX_ACTIVE_PROGRAMS);
    expect(freeSlot([])).toBe(1);
    expect(freeSlot([1, 2, 4])).toBe(3);
    expect(freeSlot([5, 4, 3, 2, 1])).toBeNull();
  });
});

describe('roles', () => {
  const can = (role: (typeof ROLES)[number]) => scopesOfRole(role);

  it('the owner has every scope but the portal, the referrer the portal only', () => {
    expect(can('owner').size).toBe(ALL_SCOPES.length - 1);
    expect(can('owner').has('portal')).toBe(false);
    expect([...can('referrer')]).toEqual(['portal']);
  });

  it('money is for finance, programmes are for managers', () => {
    expect(can('finance').has('rewards:approve')).toBe(true);
    expect(can('finance').has('payouts:write')).toBe(true);
    expect(can('finance').has('programs:write')).toBe(false);
    expect(can('finance').has('conversions:write')).toBe(false);
    expect(can('manager').has('programs:write')).toBe(true);
    expect(can('manager').has('rewards:approve')).toBe(false);
    expect(can('manager').has('settings:write')).toBe(false);
  });

  it('a viewer only reads', () => {
    for (const scope of can('viewer')) expect(scope).toMatch(/:read$/);
  });

  it('no role holds a scope that is none', () => {
    for (const role of ROLES) for (const scope of can(role)) expect(ALL_SCOPES).toContain(scope);
  });

  it('the API has its own list, and no wildcard', () => {
    expect(API_SCOPES).toHaveLength(14);
    expect(isApiScope('programs:read')).toBe(true);
    expect(isApiScope('*')).toBe(false);
    expect(isApiScope('portal')).toBe(false);
  });
});

describe('schemas', () => {
  const settings = {
    name: 'Demo',
    currency: 'USD',
    timeZone: 'America/New_York',
    defaultRegion: 'US',
    rewardLimitMinor: null,
    approvalThresholdMinor: null,
    secondApprovalAboveMinor: null,
    taxReportThresholdMinor: null,
    payoutSchedule: { kind: 'at-once' },
    payoutMinimumMinor: 0,
    accentColor: null,
    supportEmail: null,
    retentionMonths: 60,
    milestones: DEFAULT_STEPS,
    visitorCookies: 'always',
    friendReminderDays: null,
    language: 'en',
  };

  it.each([
    [{ rewardLimitMinor: 50_000 }, null],
    [{ rewardLimitMinor: 50_001 }, 'rewardLimitMinor'],
    [{ rewardLimitMinor: -1 }, 'rewardLimitMinor'],
    [{ approvalThresholdMinor: 10_000 }, null],
    [{ approvalThresholdMinor: 10_001 }, 'approvalThresholdMinor'],
    [{ currency: 'JPY', rewardLimitMinor: 501 }, 'rewardLimitMinor'],
    [{ currency: 'JPY', rewardLimitMinor: 500 }, null],
    [{ timeZone: 'Nowhere/Else' }, 'timeZone'],
    [{ currency: 'ABC' }, 'currency'],
    [{ defaultRegion: 'usa' }, 'defaultRegion'],
    [{ accentColor: 'red' }, 'accentColor'],
    [{ language: 'de' }, null],
    [{ language: 'fr' }, 'language'],
    [{ payoutSchedule: { kind: 'weekly', weekday: 7 }, payoutMinimumMinor: 2500 }, null],
    [{ payoutSchedule: { kind: 'weekly', weekday: 8 } }, 'payoutSchedule.weekday'],
    [{ payoutSchedule: { kind: 'monthly', day: 29 } }, 'payoutSchedule.day'],
    [{ payoutSchedule: { kind: 'daily' } }, 'payoutSchedule.kind'],
    [{ payoutMinimumMinor: -1 }, 'payoutMinimumMinor'],
    [{ accentColor: '#2f7d5b', supportEmail: 'help@school.example' }, null],
  ])('settings with %j: %s', (change, path) => {
    const result = organizationSettingsSchema.safeParse({ ...settings, ...change });
    expect(result.success ? null : result.error.issues[0]?.path.join('.')).toBe(path);
  });

  it('says the limit in whole units', () => {
    const result = organizationSettingsSchema.safeParse({ ...settings, rewardLimitMinor: 50_001 });
    expect(result.error?.issues[0]?.message).toBe('Must be at most 500.00 USD.');
  });

  it('a patch takes any part', () => {
    expect(patchOrganizationSchema.parse({ name: ' New ' })).toEqual({ name: 'New' });
    expect(patchOrganizationSchema.safeParse({ slug: 'x' }).success).toBe(false);
  });

  it('an organisation, its slug, its staff', () => {
    const organization = { slug: 'demo', name: 'Demo', currency: 'USD', timeZone: 'America/New_York' };
    expect(createOrganizationSchema.parse(organization)).toEqual(organization);
    for (const slug of ['a', 'a-b', 'a1', 'a'.repeat(40)]) expect(slugSchema.safeParse(slug).success).toBe(true);
    for (const slug of ['', '-a', 'a-', 'A', 'a b', 'a'.repeat(41)])
      expect(slugSchema.safeParse(slug).success).toBe(false);
    const staff = { email: 'o@school.example', name: 'Olga', role: 'owner', password: 'a long password' };
    expect(createStaffSchema.parse(staff)).toEqual({ ...staff, invite: false });
    expect(createStaffSchema.safeParse({ ...staff, role: 'referrer' }).success).toBe(false);
    expect(createStaffSchema.safeParse({ ...staff, password: 'short' }).success).toBe(false);
  });

  it('an API client names known scopes, once each', () => {
    expect(createApiClientSchema.parse({ name: 'Shop', scopes: ['people:read', 'people:read'] }).scopes).toEqual([
      'people:read',
    ]);
    expect(createApiClientSchema.safeParse({ name: 'Shop', scopes: ['*'] }).success).toBe(false);
    expect(createApiClientSchema.safeParse({ name: 'Shop', scopes: [] }).success).toBe(false);
    expect(parseScopes(' people:read  * people:read portal ')).toEqual({
      scopes: ['people:read'],
      unknown: ['*', 'portal'],
    });
  });
});
