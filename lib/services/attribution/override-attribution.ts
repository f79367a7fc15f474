import { findConversionOfReferral, findLatestDecision } from '@/db/queries/override';
import { overrideAttributionSchema } from '@/lib/domain/attribution/schema';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { readOnly, type Tx, transact } from '../transact';
import { chooseTarget } from './choose-target';
import { loadOverride, type OverrideRequest } from './load-override';
import { effectOf, type OverrideEffect } from './override-effect';
import { planOverride } from './plan-override';
import { type AttributionReceipt, getAttribution } from './reads';
import { writeOverride } from './write-override';

/**
 * A person decides to whom a referral's conversion is owed, by a new decision that supersedes the one before. Rewards follow in
 * the same transaction. Input: `{code, reason, decisionId?}`. Without `decisionId` the decision in force at the call is meant, so
 * of two at once one wins.
 * @throws NotFoundError, InvalidInputError, RuleError; ConflictError `decided-meanwhile`, `already-owed`
 */
export async function overrideAttribution(ctx: Ctx, referralId: string, input: unknown): Promise<AttributionReceipt> {
  const request = await requestOf(ctx, referralId, input);
  await transact(ctx, (tx) => applyOverride(tx, ctx, request));
  return getAttribution(ctx, referralId);
}

/** What an override would do to rewards and money, worked out by doing it and taking it back. Input and errors as above. */
export async function previewOverride(ctx: Ctx, referralId: string, input: unknown): Promise<OverrideEffect> {
  const request = await requestOf(ctx, referralId, input);
  const undone = new Undone();
  try {
    await transact(ctx, async (tx) => {
      undone.effect = await applyOverride(tx, ctx, request);
      throw undone;
    });
  } catch (error) {
    if (error !== undone) throw error;
  }
  return undone.effect as OverrideEffect;
}

/** Thrown to roll back. */
class Undone extends Error {
  effect: OverrideEffect | undefined;
}

/** Does it in the caller's transaction. @returns what it did to rewards and money */
export async function applyOverride(tx: Tx, ctx: Ctx, request: OverrideRequest): Promise<OverrideEffect> {
  const loaded = await loadOverride(tx, ctx, request);
  const plan = planOverride(ctx, loaded, chooseTarget(loaded));
  const decisionId = await writeOverride(tx, ctx, loaded, plan, request.reason);
  return effectOf(tx, plan, decisionId);
}

async function requestOf(ctx: Ctx, referralId: string, input: unknown): Promise<OverrideRequest> {
  authorize(ctx, 'referrals:write');
  const { code, reason, decisionId } = parse(overrideAttributionSchema, input);
  const id = idSchema.safeParse(referralId).data;
  const found = id ? await readOnly(ctx, (tx) => decided(tx, id)) : null;
  if (!found) throw new NotFoundError('attribution');
  return { conversionId: found.conversionId, code, reason, decisionId: decisionId ?? found.decisionId };
}

async function decided({ sql }: Tx, referralId: string): Promise<{ conversionId: string; decisionId: string } | null> {
  const conversionId = await findConversionOfReferral(sql, referralId);
  const latest = conversionId && (await findLatestDecision(sql, conversionId));
  return conversionId && latest ? { conversionId, decisionId: latest.id } : null;
}
