import { setTimeout as wait } from 'node:timers/promises';
import { COURSES, INTENSIVE, WALK_INS } from '@/db/seed/demo-school';
import { recordConversionSchema } from '@/lib/domain/conversions/schema';
import { recordConversions } from '@/lib/services/conversions/record-conversions';
import { recordRefunds } from '@/lib/services/conversions/record-refunds';
import { runPayouts } from '@/lib/services/payouts/build';
import { executePayout } from '@/lib/services/payouts/execute';
import { settlePayout } from '@/lib/services/payouts/settle';
import { approveReward } from '@/lib/services/rewards/approve';
import { rejectReward } from '@/lib/services/rewards/reject';
import type { Enrolment } from './demo-traffic';
import type { DemoEvent, Stage } from './stage';

/** Younger than this, people are told by mail when Kith runs. */
const NEWS_DAYS = 7;
const PAYDAYS = [60, 30, 10];
const FINANCE_DAYS = 45;

type Recorded = { conversionExternalId: string; daysAgo: number; rewardIds: string[]; needsApproval: boolean };

/** Enrolments, approvals, refunds, paydays and what else there was, one after the other as they would have happened. */
export async function makeHistory(
  stage: Stage,
  enrolments: readonly Enrolment[],
  others: readonly DemoEvent[],
): Promise<void> {
  const events: DemoEvent[] = [...others];
  const recorded: Recorded[] = [];
  for (const [index, { friend, daysAgo }] of enrolments.entries()) {
    const act = async () => recorded.push(await enrol(stage, `E-${index + 1}`, friend.externalId, daysAgo, index));
    events.push({ daysAgo, act });
  }
  for (const [index, email] of WALK_INS.entries()) {
    const daysAgo = 80 - index * 14;
    events.push({ daysAgo, act: () => walkIn(stage, `W-${index + 1}`, email, daysAgo) });
  }
  for (const daysAgo of PAYDAYS) events.push({ daysAgo, act: () => payday(stage, daysAgo) });
  events.push({ daysAgo: FINANCE_DAYS, act: () => decide(stage, recorded) });
  events.push({ daysAgo: 25, act: () => giveBack(stage, recorded, 'E-4', 20_000, 'refund', 25) });
  events.push({ daysAgo: 5, act: () => giveBack(stage, recorded, 'E-22', 0, 'drop-out', 5) });
  for (const { act } of events.sort((a, b) => b.daysAgo - a.daysAgo)) await act();
}

async function enrol(
  stage: Stage,
  externalId: string,
  referee: string,
  daysAgo: number,
  index: number,
): Promise<Recorded> {
  const cheaper = COURSES.filter((course) => course.externalId !== INTENSIVE);
  const course = index % 5 === 3 ? COURSES.find((one) => one.externalId === INTENSIVE) : stage.random.pick(cheaper);
  const input = {
    referee: { externalId: referee },
    courseExternalId: course?.externalId,
    valueMinor: course?.priceMinor,
  };
  const rewards = await record(stage, { externalId, ...input }, daysAgo);
  return {
    conversionExternalId: externalId,
    daysAgo,
    rewardIds: rewards.map(({ id }) => id),
    needsApproval: rewards.some(({ requiresApproval }) => requiresApproval),
  };
}

function walkIn(stage: Stage, externalId: string, email: string, daysAgo: number) {
  const course = stage.random.pick(COURSES);
  const input = { externalId, referee: { email }, courseExternalId: course.externalId, valueMinor: course.priceMinor };
  return record(stage, input, daysAgo);
}

/** An enrolment as the school's own system tells it, `quiet` when it is no news any more. */
export async function record(stage: Stage, body: Record<string, unknown>, daysAgo: number) {
  const occurredAt = stage.daysAgo(daysAgo).toISOString();
  const input = recordConversionSchema.parse({ ...body, milestone: 'paid', currency: 'USD', occurredAt });
  const quiet = daysAgo > NEWS_DAYS;
  const [result] = await recordConversions(stage.at(stage.enrolment, daysAgo), [{ input }], { quiet });
  if (result?.status !== 'fulfilled') throw result?.reason;
  return result.value.rewards;
}

/** Finance looks at what waits: approves the first, turns the second down, and has not come to the rest. */
async function decide(stage: Stage, recorded: readonly Recorded[]): Promise<void> {
  const ctx = stage.at(stage.finance, FINANCE_DAYS);
  const [first, second] = recorded.filter(({ needsApproval }) => needsApproval);
  for (const rewardId of first?.rewardIds ?? [])
    await approveReward(ctx, { rewardId, note: 'Checked with the office.' });
  for (const rewardId of second?.rewardIds ?? []) {
    await rejectReward(ctx, { rewardId, reason: 'The friend was a student here two years ago.' });
  }
}

async function giveBack(
  stage: Stage,
  recorded: readonly Recorded[],
  conversionExternalId: string,
  amountMinor: number,
  reason: 'refund' | 'drop-out',
  daysAgo: number,
): Promise<void> {
  if (!recorded.some((one) => one.conversionExternalId === conversionExternalId)) return;
  const input = { externalId: `R-${conversionExternalId}`, amountMinor, reason, occurredAt: stage.daysAgo(daysAgo) };
  const ctx = stage.at(stage.enrolment, daysAgo);
  const [result] = await recordRefunds(ctx, [{ conversionExternalId, input }], { quiet: daysAgo > NEWS_DAYS });
  if (result?.status !== 'fulfilled') throw result?.reason;
}

/** What is due is paid through the sandbox bank, which settles at once here. */
async function payday(stage: Stage, daysAgo: number): Promise<void> {
  const { payouts } = await runPayouts(stage.at(stage.system, daysAgo));
  for (const { id: payoutId } of payouts) {
    await executePayout(stage.at(stage.system, daysAgo), { payoutId });
  }
  for (const { id: payoutId } of payouts) await settleSoon(stage, payoutId, daysAgo - 1);
}

/** The sandbox bank goes by the real clock, and was told to settle within a millisecond. */
async function settleSoon(stage: Stage, payoutId: string, daysAgo: number): Promise<void> {
  for (;;) {
    const { status } = await settlePayout(stage.at(stage.system, daysAgo), { payoutId });
    if (status !== 'processing') return;
    await wait(2);
  }
}
