import {
  findGrantedIds,
  findLatestDecision,
  findOverridden,
  findOverriddenReferrals,
  type LatestDecision,
  lockOverridden,
  type OverriddenConversion,
} from '@/db/queries/override';
import { lockRewards, type RewardRow } from '@/db/queries/rewards';
import { normalizeCode } from '@/lib/domain/codes/typed-code';
import type { Milestone } from '@/lib/domain/programs/types';
import type { Ctx } from '../context';
import { loadWorld } from '../conversions/load-world';
import type { ConversionItem, World } from '../conversions/world';
import { ConflictError, NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import type { Tx } from '../transact';

/** What an override asks for. */
export interface OverrideRequest {
  conversionId: string;
  code: string;
  reason: string;
  /** The decision that was looked at. */
  decisionId: string;
}

/** All that an override looks at, locked in the order in which a batch of conversions locks: people, counts, budgets, then rows. */
export interface OverrideWorld {
  conversion: OverriddenConversion;
  item: ConversionItem;
  world: World;
  previous: LatestDecision;
  /** What the decision before has granted. */
  rewards: RewardRow[];
  /** Referrals that an earlier override closed. */
  closed: ReadonlySet<string>;
}

/** @throws NotFoundError; ConflictError `decided-meanwhile` when another decision came first */
export async function loadOverride(tx: Tx, ctx: Ctx, request: OverrideRequest): Promise<OverrideWorld> {
  const { sql } = tx;
  const seen = await findOverridden(sql, request.conversionId);
  if (!seen) throw new NotFoundError('conversion');
  const organization = await organizationFacts(tx, ctx);
  const world = await loadWorld(tx, ctx, organization, [itemOf(ctx, seen, request.code)]);
  const conversion = await lockOverridden(sql, request.conversionId);
  const previous = await findLatestDecision(sql, request.conversionId);
  if (!conversion || !previous) throw new NotFoundError('attribution');
  if (conversion.refereeId !== seen.refereeId) {
    throw Object.assign(new Error('The person was merged by another transaction'), { code: '40001' });
  }
  if (previous.id !== request.decisionId) throw decidedMeanwhile(previous);
  return {
    conversion,
    item: itemOf(ctx, conversion, request.code),
    world,
    previous,
    rewards: await lockRewards(sql, await findGrantedIds(sql, request.conversionId)),
    closed: await findOverriddenReferrals(sql, conversion.refereeId),
  };
}

function itemOf(ctx: Ctx, conversion: OverriddenConversion, code: string): ConversionItem {
  const { externalId, milestone, courseExternalId, valueMinor, discountMinor, currency, occurredAt } = conversion;
  return {
    input: {
      externalId,
      referee: { contactId: conversion.refereeId },
      milestone: milestone as Milestone,
      ...(courseExternalId !== null && { courseExternalId }),
      valueMinor,
      discountMinor,
      currency,
      occurredAt,
      code: normalizeCode(code),
    },
    contentHash: conversion.contentHash,
    requestId: ctx.requestId,
    refereeId: conversion.refereeId,
    courseId: conversion.courseId,
  };
}

function decidedMeanwhile({ decidedByName, receipt }: LatestDecision): ConflictError {
  const who = decidedByName ?? 'Somebody else';
  const what = receipt.winner ? `it now belongs to the code ${receipt.winner.code}` : 'it now belongs to nobody';
  const message = `${who} has decided this in the meantime: ${what}. Load it again, look, and decide then.`;
  return new ConflictError(message, 'decided-meanwhile');
}
