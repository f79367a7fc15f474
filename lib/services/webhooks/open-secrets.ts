import type { findDeliveryToSend } from '@/db/queries/webhook-deliveries';
import type { Ctx } from '../context';
import { decryptSecret } from '../encryption/secret-box';
import { previousSecretPlace, secretPlace } from './secrets';

type Sealed = Pick<
  NonNullable<Awaited<ReturnType<typeof findDeliveryToSend>>>,
  'endpointId' | 'secretEncrypted' | 'previousSecretEncrypted' | 'previousSecretUntil'
>;

/** The secrets that sign a message now: the newest first, the one before while both do; none of a deleted endpoint. */
export function openSecrets(ctx: Ctx, sealed: Sealed): string[] {
  const { organizationId, now } = ctx;
  const { endpointId, secretEncrypted, previousSecretEncrypted, previousSecretUntil } = sealed;
  if (secretEncrypted === null) return [];
  const current = decryptSecret(secretEncrypted, secretPlace(organizationId, endpointId));
  if (!previousSecretEncrypted || !previousSecretUntil || previousSecretUntil <= now) return [current];
  return [current, decryptSecret(previousSecretEncrypted, previousSecretPlace(organizationId, endpointId))];
}
