import { randomBytes } from 'node:crypto';
import { issueCode } from '@/lib/services/codes/issue-code';
import type { Ctx } from '@/lib/services/context';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import type { RecordedConversion } from '@/lib/services/conversions/record-conversions';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { createCourse } from '@/lib/services/courses/create-course';
import { publishProgram } from '@/lib/services/programs/publish-program';
import { updateProgram } from '@/lib/services/programs/update-program';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { rejectReward } from '@/lib/services/rewards/reject';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { aContact } from '@/tests/factories/contact';
import { at } from '@/tests/factories/organization';
import { aProgram } from '@/tests/factories/program';

/** Rules with all that product.md knows: tiers, bonuses once and repeating, promotions, course rules, caps, a budget, a split, parts that vest. */
export const RICH = {
  startsAt: '2026-01-01T00:00:00Z',
  attribution: { model: 'linear', split: true },
  budgetMinor: 400_000,
  rewards: {
    referrer: { kind: 'cash', rateBps: 1000, capMinor: 9000 },
    referee: { kind: 'credit', amountMinor: 2500 },
    tiers: [
      { fromCount: 2, amountMinor: 7777 },
      { fromCount: 4, rateBps: 3333, capMinor: 45_001 },
    ],
    bonuses: [
      { atCount: 3, kind: 'cash', amountMinor: 4999 },
      { atCount: 2, every: true, kind: 'credit', rateBps: 250 },
    ],
    promotions: [
      { name: 'Summer', startsAt: '2026-06-01', endsAt: '2026-06-30', multiplierBps: 15_000 },
      { name: 'Friends', startsAt: '2026-06-15', endsAt: '2026-07-15', extraMinor: 333, side: 'referee' },
    ],
    courses: [{ courseExternalIds: ['intensive'], referrer: { kind: 'cash', rateBps: 500 } }],
    vesting: [
      { afterDays: 0, shareBps: 3333 },
      { afterDays: 60, shareBps: 6667 },
    ],
  },
};

export interface BacktestSchool {
  ctx: Ctx;
  programId: string;
  codes: string[];
}

/** A programme with three referrers and two courses. */
export async function aSchool(ctx: Ctx, program: object = RICH): Promise<BacktestSchool> {
  for (const [externalId, priceMinor] of [
    ['intensive', 200_000],
    ['evening', 60_000],
  ] as const)
    await createCourse(ctx, { externalId, name: externalId, priceMinor, currency: 'USD' });
  const { id: programId } = await aProgram(at(ctx, '2026-01-01T00:00:00Z'), program as never);
  const codes: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    const { id: contactId } = await aContact(ctx);
    codes.push((await issueCode(ctx, programId, { contactId })).code);
  }
  return { ctx, programId, codes };
}

/** A friend who enrols at an instant, through a code that he gives. */
export function enrol(ctx: Ctx, code: string | undefined, occurredAt: string, overrides: Record<string, unknown> = {}) {
  const externalId = `c-${randomBytes(6).toString('hex')}`;
  const referee = { email: `${externalId}@example.org` };
  const body = { externalId, referee, milestone: 'enrolled', valueMinor: 60_000, currency: 'USD', occurredAt, code };
  return recordConversion(ctx, { ...body, ...overrides });
}

/** A friend who opened the links of two referrers before he enrolled. */
export async function enrolThroughTwo({ ctx, codes }: BacktestSchool, day: string): Promise<RecordedConversion> {
  const visitorId = `v-${randomBytes(5).toString('hex')}`;
  const email = `${visitorId}@example.org`;
  for (const [index, code] of codes.slice(0, 2).entries()) {
    const occurredAt = `${day}T0${index + 1}:00:00Z`;
    await recordTouch(ctx, { code, visitorId, occurredAt, userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/140.0' });
  }
  await submitLead(ctx, { code: codes[1], visitorId, referee: { email }, occurredAt: `${day}T03:00:00Z` });
  return enrol(ctx, undefined, `${day}T05:00:00Z`, { referee: { email } });
}

export function refund(ctx: Ctx, conversionId: string, amountMinor: number, occurredAt: string, reason = 'refund') {
  const externalId = `r-${randomBytes(6).toString('hex')}`;
  return recordRefund(ctx, conversionId, { externalId, amountMinor, reason, occurredAt });
}

export function reject(ctx: Ctx, rewardId: string) {
  return rejectReward(ctx, { rewardId, reason: 'Not a real friend' });
}

/** New rules from an instant on. */
export async function publishAt(ctx: Ctx, programId: string, instant: string, changes: object): Promise<void> {
  await updateProgram(at(ctx, instant), programId, changes);
  await publishProgram(at(ctx, instant), programId);
}
