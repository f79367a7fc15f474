import { createHash } from 'node:crypto';
import {
  findRefundsByExternalId,
  type GrantedRewardRow,
  lockRefundedConversions,
  lockRewardsOfConversions,
  type RefundedConversionRow,
} from '@/db/queries/refunds';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { netValueMinor } from '@/lib/domain/conversions/schema';
import { formatMoney } from '@/lib/domain/money/money';
import type { RecordRefundInput } from '@/lib/domain/refunds/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type AppError, ConflictError, InvalidInputError, NotFoundError } from '../errors';
import { checkInstant } from '../instants';
import { loadDefinitionsById } from '../programs/definitions';
import { type Tx, transact } from '../transact';
import { decideRefund, type RefundOutcome } from './decide-refund';
import { conversionViews } from './reads';
import type { ConversionView } from './view';
import { writeRefunds } from './write-refunds';

export interface RefundRequest {
  /** One of the two names the conversion. */
  conversionId?: string;
  conversionExternalId?: string;
  input: RecordRefundInput;
  requestId?: string;
}

export interface RecordedRefund extends ConversionView {
  /** False when the same externalId with the same content was there already. */
  created: boolean;
}

/**
 * Records refunds, drop-outs and lowered prices, before or after payment, and takes back what no longer stands with the bound
 * version (product.md, "Rewards, exactly"). One transaction, in the order of `occurredAt`; one that is refused is refused alone.
 */
export function recordRefunds(
  ctx: Ctx,
  requests: readonly RefundRequest[],
  options: { quiet?: boolean } = {},
): Promise<PromiseSettledResult<RecordedRefund>[]> {
  authorize(ctx, 'conversions:write');
  return transact(ctx, async (tx) => {
    const conversions = await lockRefundedConversions(
      tx.sql,
      requests.flatMap(({ conversionId }) => conversionId ?? []),
      requests.flatMap(({ conversionExternalId }) => conversionExternalId ?? []),
    );
    const rewards = await lockRewardsOfConversions(
      tx.sql,
      conversions.map(({ id }) => id),
    );
    const definitions = await loadDefinitionsById(
      tx,
      rewards.map(({ programVersionId }) => programVersionId),
    );
    const slots = await decideAll(tx, ctx, requests, conversions, rewards, definitions);
    await writeRefunds(
      tx,
      ctx,
      slots.flatMap(({ outcome }) => outcome ?? []),
      { quiet: options.quiet ?? false },
    );
    const views = await conversionViews(
      tx,
      slots.flatMap(({ conversionId }) => conversionId ?? []),
    );
    return slots.map(({ error, conversionId, outcome }) => {
      if (error || !conversionId) return { status: 'rejected', reason: error };
      const view = views.get(conversionId) as ConversionView;
      return { status: 'fulfilled', value: { ...view, created: outcome !== undefined } };
    });
  });
}

type Slot = { error?: AppError; conversionId?: string; outcome?: RefundOutcome };

async function decideAll(
  tx: Tx,
  ctx: Ctx,
  requests: readonly RefundRequest[],
  conversions: RefundedConversionRow[],
  rewards: GrantedRewardRow[],
  definitions: Awaited<ReturnType<typeof loadDefinitionsById>>,
): Promise<Slot[]> {
  const existing = await findRefundsByExternalId(
    tx.sql,
    requests.map(({ input }) => input.externalId),
  );
  const known = new Map(existing.map((row) => [row.externalId, row]));
  const order = requests
    .map((request, index) => ({ request, index }))
    .sort((a, b) => a.request.input.occurredAt.getTime() - b.request.input.occurredAt.getTime() || a.index - b.index);
  const slots = new Array<Slot>(requests.length);
  for (const { request, index } of order) {
    const { input } = request;
    const conversion = conversions.find(
      ({ id, externalId }) => id === request.conversionId || externalId === request.conversionExternalId,
    );
    if (!conversion) {
      slots[index] = { error: notFound(request) };
      continue;
    }
    const contentHash = createHash('sha256')
      .update(canonicalJson({ ...input, conversionId: conversion.id }))
      .digest('hex');
    const same = known.get(input.externalId);
    const error = same
      ? same.contentHash === contentHash
        ? null
        : otherContent(input)
      : refusal(ctx, input, conversion);
    if (error || same) {
      slots[index] = error ? { error } : { conversionId: conversion.id };
      continue;
    }
    known.set(input.externalId, { externalId: input.externalId, contentHash, conversionId: conversion.id });
    const own = rewards.filter(({ conversionId }) => conversionId === conversion.id);
    const requestId = request.requestId ?? ctx.requestId;
    const outcome = decideRefund(ctx, { input, contentHash, requestId, conversion, rewards: own, definitions });
    slots[index] = { conversionId: conversion.id, outcome };
  }
  return slots;
}

function notFound({ conversionExternalId }: RefundRequest): AppError {
  if (conversionExternalId === undefined) return new NotFoundError('conversion');
  const message = `There is no conversion with the externalId "${conversionExternalId}".`;
  return new InvalidInputError([{ path: 'conversionExternalId', message }]);
}

function otherContent({ externalId }: RecordRefundInput): AppError {
  const message = `A refund with the externalId "${externalId}" exists with other content. Use another externalId.`;
  return new ConflictError(message, 'conflict', [{ path: 'externalId', message: 'Is taken.' }]);
}

function refusal(ctx: Ctx, input: RecordRefundInput, conversion: RefundedConversionRow): AppError | null {
  if (input.occurredAt < conversion.occurredAt) {
    const message = `Must not be before the conversion (${conversion.occurredAt.toISOString()}).`;
    return new InvalidInputError([{ path: 'occurredAt', message }]);
  }
  const left = netValueMinor(conversion.valueMinor, conversion.discountMinor + conversion.refundedMinor);
  if (input.amountMinor > left) {
    const most = formatMoney({ amountMinor: left, currency: conversion.currency }, 'en');
    return new InvalidInputError([
      { path: 'amountMinor', message: `Must be at most ${left} (${most}): no more is left.` },
    ]);
  }
  return checkInstant(ctx, 'occurredAt', input.occurredAt);
}
