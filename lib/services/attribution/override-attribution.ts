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
import { type AttributionReceipt, getAttribution, getAttributionOfConversion } from './reads';
import { writeOverride } from './write-override';

/** What is decided anew: the conversion of a referral, or one by its id. */
export type OverrideSubject = { referralId: string } | { conversionId: string };

/**
 * A person decides to whom a referral's conversion is owed, by a new decision that supersedes the one before. Rewards follow in
 * the same transaction. Input: `{code, reason, decisionId?}`. Without `decisionId` the decision in force at the call is meant, so
 * of two at once one wins.
 * @throws NotFoundError, InvalidInputError, RuleError; ConflictError `decided-meanwhile`, `already-owed`
 */
export async function overrideAttribution(ctx: Ctx, referralId: string, input: unknown): Promise<AttributionReceipt> {
  const request = await requestOf(ctx, { referralId }, input);
  await transact(ctx, (tx) => applyOverride(tx, ctx, request));
  return getAttribution(ctx, referralId);
}

/** The same for a conversion, also one that belongs to nobody. Input and errors as above. */
export async function overrideConversion(ctx: Ctx, conversionId: string, input: unknown): Promise<AttributionReceipt> {
  const request = await requestOf(ctx, { conversionId }, input);
  await transact(ctx, (tx) => applyOverride(tx, ctx, request));
  return getAttributionOfConversion(ctx, conversionId);
}

/** What an override would do to rewards and money, worked out by doing it and taking it back. Input and errors as above. */
export async function previewOverride(ctx: Ctx, subject: OverrideSubject, input: unknown): Promise<OverrideEffect> {
  const request = await requestOf(ctx, subject, input);
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

async function requestOf(ctx: Ctx, subject: OverrideSubject, input: unknown): Promise<OverrideRequest> {
  authorize(ctx, 'referrals:write');
  const { code, reason, decisionId } = parse(overrideAttributionSchema, input);
  const found = await readOnly(ctx, (tx) => decided(tx, subject));
  if (!found) throw new NotFoundError('attribution');
  return { conversionId: found.conversionId, code, reason, decisionId: decisionId ?? found.decisionId };
}

async function decided(
  { sql }: Tx,
  subject: OverrideSubject,
): Promise<{ conversionId: string; decisionId: string } | null> {
  const id = idSchema.safeParse('referralId' in subject ? subject.referralId : subject.conversionId).data;
  const conversionId = id && 'referralId' in subject ? await findConversionOfReferral(sql, id) : id;
  const latest = conversionId && (await findLatestDecision(sql, conversionId));
  return conversionId && latest ? { conversionId, decisionId: latest.id } : null;
}
