import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import type { Ctx } from '@/lib/services/context';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import type { RewardView } from '@/lib/services/rewards/view';
import { aCode, type CodeFixture, type CodeOverrides } from './referral-code';

export interface Granted extends CodeFixture {
  conversionId: string;
  referralId: string;
  refereeId: string;
  /** The referrer's first reward. */
  reward: RewardView;
  rewards: RewardView[];
}

export interface GrantedOverrides extends CodeOverrides {
  /** A code that exists already; its programme decides. */
  fixture?: CodeFixture;
  rewards?: ProgramDefinition['rewards'];
  holdDays?: number;
  occurredAt?: Date;
  valueMinor?: number;
  refereeEmail?: string;
}

export const NO_EXTRAS = { tiers: [], bonuses: [], promotions: [], courses: [] };

/** A conversion that earned: recorded through the service, by default at the context's instant with a hold of 14 days. */
export async function aGrantedReward(
  owner: postgres.Sql,
  ctx: Ctx,
  overrides: GrantedOverrides = {},
): Promise<Granted> {
  const { rewards, holdDays, occurredAt = ctx.now, valueMinor = 80_000, refereeEmail, ...code } = overrides;
  const definition = { ...(rewards && { rewards }), ...(holdDays !== undefined && { holdDays }), ...code.definition };
  const fixture = overrides.fixture ?? (await aCode(owner, ctx, { ...code, definition }));
  const conversion = await recordConversion(ctx, {
    externalId: `c-${randomBytes(6).toString('hex')}`,
    referee: { email: refereeEmail ?? `friend-${randomBytes(6).toString('hex')}@example.org` },
    milestone: 'enrolled',
    valueMinor,
    currency: code.currency ?? 'USD',
    occurredAt: occurredAt.toISOString(),
    code: fixture.code,
  });
  const reward = conversion.rewards.find(({ side }) => side === 'referrer');
  if (!reward || !conversion.referralId) throw new Error(`Nothing was granted: ${conversion.reason}`);
  return {
    ...fixture,
    conversionId: conversion.id,
    referralId: conversion.referralId,
    refereeId: conversion.refereeId,
    reward,
    rewards: conversion.rewards,
  };
}

/** A rule set with only a referrer's reward. */
export function onlyReferrer(
  kind: 'cash' | 'credit' | 'discount' | 'merchandise',
  amountMinor: number,
  expiryDays?: number,
): ProgramDefinition['rewards'] {
  const referrer = { kind, amountMinor, ...(kind === 'merchandise' && { item: 'A bag' }) };
  return { referrer, ...NO_EXTRAS, ...(expiryDays !== undefined && { expiryDays }) } as ProgramDefinition['rewards'];
}
