import { type DemoRedemption, GIFTS, ITEMS, REDEMPTIONS } from '@/db/seed/demo-wallet';
import { cancelRedemption } from '@/lib/services/redemptions/cancel-redemption';
import { expireCodes } from '@/lib/services/redemptions/expire-codes';
import { fulfillRedemption } from '@/lib/services/redemptions/fulfill-redemption';
import { giveCredit } from '@/lib/services/redemptions/give-credit';
import { type MadeRedemption, redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { redeemDiscountCode } from '@/lib/services/redemptions/redeem-discount-code';
import { refundCredit } from '@/lib/services/redemptions/refund-credit';
import { createItem } from '@/lib/services/redemptions/save-item';
import { takeGift } from '@/lib/services/redemptions/take-gift';
import { type As, cast } from './cast';
import type { DemoEvent, Stage } from './stage';

const CATALOGUE_DAYS = 100;

/** What credit of those days became: presents, codes, a course, gifts, each in another state. */
export async function walletEvents(stage: Stage): Promise<DemoEvent[]> {
  const as = await cast(stage);
  const ids = new Map<string, string>();
  const fill = async () => {
    for (const item of ITEMS) ids.set(item.name, (await createItem(stage.at(stage.manager, CATALOGUE_DAYS), item)).id);
  };
  return [
    { daysAgo: CATALOGUE_DAYS, act: fill },
    ...REDEMPTIONS.flatMap((one) => redeemed(stage, as, one, ids)),
    ...GIFTS.flatMap((gift) => given(as, gift)),
  ];
}

function redeemed(stage: Stage, as: As, asked: DemoRedemption, ids: ReadonlyMap<string, string>): DemoEvent[] {
  const { by, daysAgo, end } = asked;
  let made: MadeRedemption;
  const redeem = async () => {
    // Credit on a course is the school's to apply.
    const ctx = 'course' in asked ? stage.at(stage.manager, daysAgo) : as(by, daysAgo);
    made = await redeemCredit(ctx, as(by, 0).actor.id, bodyOf(asked, ids));
  };
  const events: DemoEvent[] = [{ daysAgo, act: redeem }];
  if (end) events.push({ daysAgo: end.daysAgo, act: () => endAs(stage, end, made) });
  return events;
}

function bodyOf(asked: DemoRedemption, ids: ReadonlyMap<string, string>): Record<string, unknown> {
  if ('code' in asked) return { kind: 'discount', amountMinor: asked.code, expiresInDays: asked.days };
  if ('course' in asked) {
    const { course: courseExternalId, amountMinor } = asked;
    return { kind: 'course-credit', courseExternalId, amountMinor };
  }
  const amountMinor = ITEMS.find(({ name }) => name === asked.item)?.valueMinor;
  return { kind: 'merchandise', itemId: ids.get(asked.item), amountMinor };
}

async function endAs(
  stage: Stage,
  end: NonNullable<DemoRedemption['end']>,
  { id, code }: MadeRedemption,
): Promise<unknown> {
  const [manager, finance] = [stage.at(stage.manager, end.daysAgo), stage.at(stage.finance, end.daysAgo)];
  if ('handedOver' in end) return fulfillRedemption(manager, id, { note: end.handedOver });
  if ('cancelled' in end) return cancelRedemption(manager, id, { reason: end.cancelled });
  if ('refundedMinor' in end) {
    return refundCredit(finance, id, { amountMinor: end.refundedMinor, reason: end.reason });
  }
  if ('expired' in end) return expireCodes(stage.at(stage.system, end.daysAgo));
  const { order: externalId, amountMinor } = end;
  return redeemDiscountCode(stage.at(stage.enrolment, end.daysAgo), String(code), { externalId, amountMinor });
}

function given(as: As, { from, email, to, daysAgo, amountMinor, isTaken }: (typeof GIFTS)[number]): DemoEvent[] {
  let giftId: string;
  const give = async () => {
    ({ giftId } = await giveCredit(as(from, daysAgo), { email, amountMinor }));
  };
  const events: DemoEvent[] = [{ daysAgo, act: give }];
  if (isTaken) events.push({ daysAgo: daysAgo - 1, act: () => takeGift(as(to, daysAgo - 1), giftId) });
  return events;
}
