'use server';
import { revalidatePath } from 'next/cache';
import { getLocale } from 'next-intl/server';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { sayReason } from '@/lib/i18n/say-reason';
import { connectMessages } from '@/lib/services/notifications/connect-messages';
import { disconnectMessages } from '@/lib/services/notifications/disconnect-messages';
import { updateMessageSettings } from '@/lib/services/notifications/message-settings';
import { liftSuppression } from '@/lib/services/notifications/suppressions';
import { testMessages } from '@/lib/services/notifications/test-messages';

const HERE = '/settings/messages';

/** Connects a provider of messages, or replaces its settings. What was typed never comes back. */
export async function connectMessagesAction(input: unknown): Promise<ActionResult<null>> {
  return runAction(async () => {
    await connectMessages(await requireStaff('settings:write'), input);
    revalidatePath(HERE);
    return null;
  });
}

/** Ends a connection. */
export async function disconnectMessagesAction(provider: string): Promise<ActionResult<null>> {
  return runAction(async () => {
    await disconnectMessages(await requireStaff('settings:write'), provider);
    revalidatePath(HERE);
    return null;
  });
}

/** Asks the provider whether it still accepts the school: null when it does, else its reason. */
export async function testMessagesAction(provider: string): Promise<ActionResult<string | null>> {
  return runAction(async () => {
    const answer = await testMessages(await requireStaff('settings:write'), provider);
    return answer.ok ? null : sayReason(answer.reason, await getLocale());
  });
}

/** Saves the hours of messages. */
export async function saveHoursAction(input: unknown): Promise<ActionResult<null>> {
  return runAction(async () => {
    await updateMessageSettings(await requireStaff('settings:write'), input);
    revalidatePath(HERE);
    return null;
  });
}

/** Writes to an address again. */
export async function liftSuppressionAction(input: unknown): Promise<ActionResult<null>> {
  return runAction(async () => {
    await liftSuppression(await requireStaff('people:write'), input);
    revalidatePath(`${HERE}/addresses`);
    return null;
  });
}
