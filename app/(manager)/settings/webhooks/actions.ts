'use server';
import { revalidatePath } from 'next/cache';
import { getLocale } from 'next-intl/server';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { sayReason } from '@/lib/i18n/say-reason';
import { createEndpoint } from '@/lib/services/webhooks/create-endpoint';
import { deleteEndpoint } from '@/lib/services/webhooks/delete-endpoint';
import { type DeliveryDetails, getDelivery } from '@/lib/services/webhooks/reads';
import { replayDelivery } from '@/lib/services/webhooks/replay-delivery';
import { rotateWebhookSecret } from '@/lib/services/webhooks/rotate-secret';
import { type TestResult, testEndpoint } from '@/lib/services/webhooks/test-endpoint';
import { updateEndpoint } from '@/lib/services/webhooks/update-endpoint';

const asOwner = () => requireStaff('webhooks:write');
const refresh = () => revalidatePath('/settings/webhooks', 'layout');
const said = async (reason: string | null) => (reason === null ? null : sayReason(reason, await getLocale()));

/** Adds an endpoint. The answer is the only place where its secret is ever seen. */
export async function createEndpointAction(input: unknown): Promise<ActionResult<{ secret: string }>> {
  return runAction(async () => {
    const { secret } = await createEndpoint(await asOwner(), input);
    refresh();
    return { secret };
  });
}

/** Changes an endpoint, or switches it on or off. */
export async function updateEndpointAction(id: string, input: unknown): Promise<ActionResult<string>> {
  return runAction(async () => {
    const { url } = await updateEndpoint(await asOwner(), id, input);
    refresh();
    return url;
  });
}

/** Gives an endpoint another secret, seen here and nowhere else. */
export async function rotateSecretAction(id: string): Promise<ActionResult<{ secret: string; until: Date }>> {
  return runAction(async () => {
    const { secret, previousSecretUntil: until } = await rotateWebhookSecret(await asOwner(), id);
    refresh();
    return { secret, until };
  });
}

/** Sends a test message and says what came back. */
export async function testEndpointAction(id: string): Promise<ActionResult<TestResult>> {
  return runAction(async () => {
    const result = await testEndpoint(await asOwner(), id);
    refresh();
    return { ...result, error: await said(result.error) };
  });
}

/** Ends an endpoint. */
export async function deleteEndpointAction(id: string): Promise<ActionResult<string>> {
  return runAction(async () => {
    const { url } = await deleteEndpoint(await asOwner(), id);
    refresh();
    return url;
  });
}

/** What was said, and every try. */
export async function readDeliveryAction(id: string): Promise<ActionResult<DeliveryDetails>> {
  return runAction(async () => {
    const details = await getDelivery(await asOwner(), id);
    const attempts = details.attempts.map(async (attempt) => ({ ...attempt, error: await said(attempt.error) }));
    return { ...details, attempts: await Promise.all(attempts) };
  });
}

/** Sends a message again. */
export async function replayDeliveryAction(id: string): Promise<ActionResult<string>> {
  return runAction(async () => {
    const replayed = await replayDelivery(await asOwner(), id);
    refresh();
    return replayed.id;
  });
}
