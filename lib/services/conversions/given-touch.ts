import type { touches } from '@/db/schema/tracking';
import { GIVEN_CODE_ID } from '@/lib/domain/attribution/candidates';
import type { AttributionDecision } from '@/lib/domain/attribution/decide';
import { dayIn } from '@/lib/domain/common/days';
import type { Ctx } from '../context';
import { newId } from '../ids';
import type { Outcome } from './outcome';
import type { ConversionItem, World } from './world';

export type GivenTouch = typeof touches.$inferInsert;

/**
 * A code that was typed at the enrolment is a touch (product.md, rule 3): stored with its person and with why it does not count,
 * so that a later conversion of his finds it. Not for a code that nobody has, which belongs to no programme.
 */
export function addGivenTouch(
  ctx: Ctx,
  world: World,
  { input, refereeId }: ConversionItem,
  decision: AttributionDecision,
  outcome: Outcome,
): void {
  const code = input.code ? world.codesByKey.get(input.code) : undefined;
  if (!code) return;
  const reason = decision.losers.find(({ touchId }) => touchId === GIVEN_CODE_ID)?.reason ?? null;
  const { occurredAt } = input;
  const { programId, referrerId, id: codeId } = code;
  const touch = { id: newId(), refereeId, codeId, channel: 'enrolment', counted: reason === null, reason, occurredAt };
  const { organizationId } = ctx;
  outcome.touch = { ...touch, organizationId, programId, referrerId, visitorId: `enrolment:${refereeId}` };
  const day = dayIn(world.organization.timeZone, occurredAt);
  if (touch.counted) outcome.daily.push({ programId, day, channel: touch.channel, referralId: null, touches: 1 });
  // What a later transaction would read, the next conversion of this batch sees too.
  world.touches.set(refereeId, [...(world.touches.get(refereeId) ?? []), touch]);
}
