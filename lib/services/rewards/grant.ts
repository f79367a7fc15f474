import type { AttributionDecision } from '@/lib/domain/attribution/decide';
import { grantTransfer } from '@/lib/domain/ledger/transfers';
import { limitsIn } from '@/lib/domain/organizations/limits';
import { recipientsNeedingApproval } from '@/lib/domain/rewards/approval';
import { type Calculation, calculate } from '@/lib/domain/rewards/calculate';
import { type CalculateFacts, storedFacts } from '@/lib/domain/rewards/input';
import { payableAt, rewardExpiresAt } from '@/lib/domain/rewards/payable-at';
import { splitLine } from '@/lib/domain/rewards/split';
import type { Ctx } from '../context';
import type { Outcome, RewardRow } from '../conversions/outcome';
import { timelineEntry } from '../conversions/outcome-rows';
import { type ConversionItem, countOf, type Owed, type World } from '../conversions/world';
import { newId } from '../ids';
import { planTransfer } from '../ledger/plan';
import type { StoredReceipt } from './stored-receipt';

export interface GrantInput {
  ctx: Ctx;
  world: World;
  item: ConversionItem;
  owed: Owed;
  decision: AttributionDecision;
  outcome: Outcome;
}

/** Works out what a conversion earns and adds rewards, ledger transfers, events and the use of the budget to its outcome. */
export function grantRewards(input: GrantInput): void {
  const { ctx, world, item, owed, decision, outcome } = input;
  const { definition, program, referral } = owed;
  const facts = factsOf(world, item, owed);
  const result = calculate(definition.rewards, facts);
  outcome.conversion.reason = result.reason;
  outcome.timeline.push(...cutEntries(input, result));
  const lines = result.lines.flatMap((line) =>
    line.side === 'referee'
      ? [{ ...line, recipientId: item.refereeId }]
      : splitLine(line, decision.referrerShares, program.currency).map((part) => ({
          ...part,
          recipientId: part.referrerId,
        })),
  );
  if (!lines.length) return;
  const { approvalThresholdMinor } = limitsIn(program.currency, world.organization);
  const needing = recipientsNeedingApproval(lines, approvalThresholdMinor, decision.flags);
  for (const { recipientId, side, line, kind, item: goods, amountMinor, receipt: steps, vesting } of lines) {
    const payable = payableAt(item.input.occurredAt, Math.max(definition.holdDays, vesting?.afterDays ?? 0));
    const receipt: StoredReceipt = { facts: storedFacts(facts), lines: steps };
    const row: RewardRow = {
      id: newId(),
      organizationId: ctx.organizationId,
      referralId: referral.id,
      conversionId: outcome.conversion.id,
      programId: program.id,
      programVersionId: owed.versionId,
      recipientId,
      side,
      line,
      kind,
      item: goods,
      originalAmountMinor: amountMinor,
      rewardAmountMinor: amountMinor,
      currency: program.currency,
      status: 'pending',
      createdAt: ctx.now,
      requiresApproval: needing.has(recipientId),
      payableAt: payable,
      expiresAt: rewardExpiresAt(payable, definition.rewards.expiryDays),
      receipt,
    };
    outcome.rewards.push(row);
    outcome.transfers.push(grantPlan(row, item));
    outcome.events.push(grantEvent(row));
  }
  spendBudget(world, owed, outcome);
}

// What a limit cuts to nothing is no reward and has no receipt of its own: the referral's timeline keeps it.
function cutEntries({ ctx, item, owed }: GrantInput, { empty }: Calculation) {
  return empty.flatMap(({ side, line, receipt }) => {
    const cut = receipt.find(({ beforeMinor, afterMinor }) => beforeMinor > 0 && afterMinor === 0);
    if (!cut) return [];
    const { step, beforeMinor } = cut;
    return [timelineEntry(ctx, owed, 'cut', item, { side, line, by: step, beforeMinor, afterMinor: 0, receipt })];
  });
}

function factsOf(
  world: World,
  { input }: ConversionItem,
  { definition, program, referral, winner }: Owed,
): CalculateFacts {
  const { budgetMinor } = definition;
  const left = budgetMinor === null ? null : Math.max(0, budgetMinor - (world.budgetSpent.get(program.id) ?? 0));
  return {
    programVersion: winner.programVersion,
    currency: program.currency,
    timeZone: world.organization.timeZone,
    valueMinor: input.valueMinor,
    discountMinor: input.discountMinor,
    refundedMinor: 0,
    droppedOut: false,
    courseExternalId: input.courseExternalId ?? null,
    convertedAt: input.occurredAt,
    rewardedCount: countOf(world, program.id, referral.referrerId) + 1,
    limitMinor: limitsIn(program.currency, world.organization).limitMinor,
    budgetLeftMinor: left,
  };
}

function spendBudget(world: World, { definition, program }: Owed, outcome: Outcome): void {
  if (definition.budgetMinor === null) return;
  const amountMinor = outcome.rewards.reduce((sum, row) => sum + row.rewardAmountMinor, 0);
  world.budgetSpent.set(program.id, (world.budgetSpent.get(program.id) ?? 0) + amountMinor);
  outcome.budget = { programId: program.id, amountMinor };
}

function grantPlan(row: RewardRow, { input }: ConversionItem) {
  const movement = { contactId: row.recipientId, amountMinor: row.rewardAmountMinor, currency: row.currency };
  const transfer = grantTransfer(movement, `Reward granted for ${input.externalId}`);
  return planTransfer(transfer, 'reward', row.id, input.occurredAt);
}

function grantEvent(row: RewardRow) {
  const { organizationId, id: rewardId, referralId, recipientId, kind, currency, requiresApproval } = row;
  return {
    name: 'reward/granted' as const,
    data: {
      organizationId,
      rewardId,
      referralId,
      recipientId,
      side: row.side as 'referrer' | 'referee',
      kind,
      amountMinor: row.rewardAmountMinor,
      currency,
      requiresApproval,
      payableAt: row.payableAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
    },
  };
}
