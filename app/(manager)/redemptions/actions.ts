'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import type { Ctx } from '@/lib/services/context';
import { cancelRedemption } from '@/lib/services/redemptions/cancel-redemption';
import { fulfillRedemption } from '@/lib/services/redemptions/fulfill-redemption';
import { handOverReward } from '@/lib/services/redemptions/hand-over-reward';
import { refundCredit } from '@/lib/services/redemptions/refund-credit';
import { retryPromotion } from '@/lib/services/redemptions/retry-promotion';
import { changeItem, createItem } from '@/lib/services/redemptions/save-item';
import { removePicture, savePicture } from '@/lib/services/redemptions/save-picture';

/** Merchandise was handed over or sent; the note is what the person reads. */
export async function fulfillAction(redemptionId: string, note: string): Promise<ActionResult<null>> {
  return staffAction((ctx) => fulfillRedemption(ctx, redemptionId, noteOf('note', note)));
}

/** An open code or waiting merchandise is cancelled; the credit comes back. */
export async function cancelAction(redemptionId: string, reason: string): Promise<ActionResult<null>> {
  return staffAction((ctx) => cancelRedemption(ctx, redemptionId, noteOf('reason', reason)));
}

/** Credit of a course that was refunded comes back. */
export async function refundAction(
  redemptionId: string,
  amountMinor: number | null,
  reason: string,
): Promise<ActionResult<null>> {
  return staffAction((ctx) => refundCredit(ctx, redemptionId, { amountMinor, ...noteOf('reason', reason) }));
}

/** What could not be done at Stripe about a discount code is tried again. */
export async function retryPromotionAction(redemptionId: string): Promise<ActionResult<null>> {
  return staffAction((ctx) => retryPromotion(ctx, redemptionId));
}

/** The merchandise of a programme's reward was handed over. */
export async function handOverAction(rewardId: string, note: string): Promise<ActionResult<null>> {
  return staffAction((ctx) => handOverReward(ctx, rewardId, noteOf('note', note)));
}

export interface ItemInput {
  name: string;
  description: string | null;
  valueMinor: number | null;
  stock: number | null;
  isActive: boolean;
}

/** Adds an item to the catalogue, or changes the one with the id. */
export async function saveItemAction(itemId: string | null, input: ItemInput): Promise<ActionResult<string>> {
  return runAction(async () => {
    const ctx = await requireStaff('rewards:read');
    const { id } = await (itemId ? changeItem(ctx, itemId, input) : createItem(ctx, input));
    revalidatePath('/redemptions', 'layout');
    return id;
  });
}

/** The picture of an item: `picture` of the form with its `alt`, or none any more when there is no file. */
export async function savePictureAction(itemId: string, form: FormData): Promise<ActionResult<null>> {
  return staffAction(async (ctx) => {
    const file = form.get('picture');
    if (!(file instanceof File)) return removePicture(ctx, itemId);
    return savePicture(ctx, itemId, new Uint8Array(await file.arrayBuffer()), { alt: form.get('alt') });
  });
}

function noteOf(field: string, text: string): Record<string, string> {
  return text.trim() ? { [field]: text } : {};
}

function staffAction(work: (ctx: Ctx) => Promise<unknown>): Promise<ActionResult<null>> {
  return runAction(async () => {
    await work(await requireStaff('rewards:read'));
    revalidatePath('/redemptions', 'layout');
    return null;
  });
}
