'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireReferrer } from '@/lib/auth/session';
import { updateReaderSettings } from '@/lib/services/notifications/reader-settings';
import { refreshStripeMethod } from '@/lib/services/payouts/refresh-stripe-method';
import { setPayoutMethod } from '@/lib/services/payouts/set-method';
import { startStripeOnboarding } from '@/lib/services/payouts/start-stripe-onboarding';
import { withdrawConsent } from '@/lib/services/people/withdraw-consent';

/** A referrer says how he wants to be paid. */
export async function setOwnMethodAction(destination: Record<string, string>): Promise<ActionResult<null>> {
  return runAction(async () => {
    const ctx = await requireReferrer();
    await setPayoutMethod(ctx, { contactId: ctx.actor.id, destination });
    revalidatePath('/portal', 'layout');
    return null;
  });
}

/** A link to Stripe's own form, made for him and good for minutes. */
export async function startStripeAction(): Promise<ActionResult<string>> {
  return runAction(async () => {
    const ctx = await requireReferrer();
    const { url } = await startStripeOnboarding(ctx, { contactId: ctx.actor.id });
    return url;
  });
}

/** Whether Stripe has all it needs by now. */
export async function checkStripeAction(): Promise<ActionResult<'active' | 'incomplete' | 'none'>> {
  return runAction(async () => {
    const ctx = await requireReferrer();
    const { status } = await refreshStripeMethod(ctx, ctx.actor.id);
    revalidatePath('/portal', 'layout');
    return status;
  });
}

/** A guardian takes his consent for a minor back. */
export async function withdrawConsentAction(contactId: string): Promise<ActionResult<void>> {
  return runAction(async () => {
    await withdrawConsent(await requireReferrer(), contactId);
    revalidatePath('/portal', 'layout');
  });
}

/** A referrer says what he wants to hear, and when. */
export async function saveMessagesAction(input: unknown): Promise<ActionResult<null>> {
  return runAction(async () => {
    const ctx = await requireReferrer();
    await updateReaderSettings(ctx, ctx.actor.id, input);
    revalidatePath('/portal/settings');
    return null;
  });
}
