'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireReferrer } from '@/lib/auth/session';
import type { Ctx } from '@/lib/services/context';
import { cancelRedemption } from '@/lib/services/redemptions/cancel-redemption';
import { giveCredit } from '@/lib/services/redemptions/give-credit';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { takeGift } from '@/lib/services/redemptions/take-gift';
import { withdrawGift } from '@/lib/services/redemptions/withdraw-gift';

/** A referrer makes a discount code of his credit. @returns the code */
export async function makeCodeAction(amountMinor: number, currency: string): Promise<ActionResult<string>> {
  return walletAction(async (ctx) => {
    const made = await redeemCredit(ctx, ctx.actor.id, { kind: 'discount', amountMinor, currency });
    return made.code ?? '';
  });
}

/** A referrer chooses merchandise for its value. */
export async function chooseItemAction(itemId: string, amountMinor: number): Promise<ActionResult<null>> {
  return walletAction(async (ctx) => {
    await redeemCredit(ctx, ctx.actor.id, { kind: 'merchandise', itemId, amountMinor });
    return null;
  });
}

/** A referrer gives credit to whoever has an e-mail address; the answer does not tell whether anybody does. */
export async function giveAction(email: string, amountMinor: number, currency: string): Promise<ActionResult<null>> {
  return walletAction(async (ctx) => {
    await giveCredit(ctx, { email, amountMinor, currency });
    return null;
  });
}

/** A referrer takes a gift that waits for him. */
export async function takeGiftAction(giftId: string): Promise<ActionResult<null>> {
  return walletAction(async (ctx) => {
    await takeGift(ctx, giftId);
    return null;
  });
}

/** A referrer calls back a gift that nobody has taken. */
export async function withdrawGiftAction(giftId: string): Promise<ActionResult<null>> {
  return walletAction(async (ctx) => {
    await withdrawGift(ctx, giftId);
    return null;
  });
}

/** A referrer gives back a code or a present that he has not got yet. */
export async function cancelAction(redemptionId: string): Promise<ActionResult<null>> {
  return walletAction(async (ctx) => {
    await cancelRedemption(ctx, redemptionId, {});
    return null;
  });
}

function walletAction<Value>(work: (ctx: Ctx) => Promise<Value>): Promise<ActionResult<Value>> {
  return runAction(async () => {
    const ctx = await requireReferrer();
    try {
      return await work(ctx);
    } finally {
      // Also after a refusal: somebody was faster, and the page shows how it stands now.
      revalidatePath('/portal', 'layout');
    }
  });
}
