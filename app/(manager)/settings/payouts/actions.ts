'use server';
import { revalidatePath } from 'next/cache';
import { getLocale } from 'next-intl/server';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { sayReason } from '@/lib/i18n/say-reason';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { chooseProvider } from '@/lib/services/payouts/choose-provider';
import { connectProvider } from '@/lib/services/payouts/connect-provider';
import { disconnectProvider } from '@/lib/services/payouts/disconnect-provider';
import { testProvider } from '@/lib/services/payouts/test-provider';

/** Connects a provider, or replaces its settings. What was typed never comes back. */
export async function connectProviderAction(input: unknown): Promise<ActionResult<{ live: boolean }>> {
  return runAction(async () => {
    const { live } = await connectProvider(await requireStaff('settings:write'), input);
    revalidatePath('/', 'layout');
    return { live };
  });
}

/** Ends a connection. Answers how many payouts are still under way through it. */
export async function disconnectProviderAction(provider: string): Promise<ActionResult<number>> {
  return runAction(async () => {
    const { underWay } = await disconnectProvider(await requireStaff('settings:write'), provider);
    revalidatePath('/', 'layout');
    return underWay;
  });
}

/** Asks the provider whether it still accepts the school: null when it does, else its reason. */
export async function testProviderAction(provider: string): Promise<ActionResult<string | null>> {
  return runAction(async () => {
    const answer = await testProvider(await requireStaff('settings:write'), provider);
    return answer.ok ? null : sayReason(answer.reason, await getLocale());
  });
}

/** Chooses what pays from now on. */
export async function chooseProviderAction(provider: string): Promise<ActionResult<string>> {
  return runAction(async () => {
    const chosen = await chooseProvider(await requireStaff('settings:write'), provider);
    revalidatePath('/', 'layout');
    return chosen.provider;
  });
}

/** Saves when payouts run, and the least that is paid. */
export async function saveScheduleAction(input: {
  payoutSchedule: unknown;
  payoutMinimumMinor: unknown;
}): Promise<ActionResult<null>> {
  return runAction(async () => {
    const { payoutSchedule, payoutMinimumMinor } = input;
    await updateSettings(await requireStaff('settings:write'), { payoutSchedule, payoutMinimumMinor });
    revalidatePath('/settings/payouts');
    return null;
  });
}
