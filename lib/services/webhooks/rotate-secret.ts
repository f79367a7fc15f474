import { lockEndpoint, replaceSecret } from '@/db/queries/webhooks';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { decryptSecret, encryptSecret } from '../encryption/secret-box';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { previousSecretPlace, secretPlace } from './secrets';
import { newWebhookSecret } from './sign';

const OVERLAP_MS = 24 * 3_600_000;

export interface RotatedSecret {
  id: string;
  url: string;
  /** `whsec_…`. Shown now and never again. */
  secret: string;
  /** Until then messages carry a signature by the secret before, too. */
  previousSecretUntil: Date;
}

/** Gives an endpoint another secret. For 24 hours messages carry two signatures, so that the receiver can change over in peace. */
export async function rotateWebhookSecret(ctx: Ctx, endpointId: string): Promise<RotatedSecret> {
  authorize(ctx, 'webhooks:write');
  const id = parse(idSchema, endpointId);
  const { organizationId, now } = ctx;
  const secret = newWebhookSecret();
  const previousSecretUntil = new Date(now.getTime() + OVERLAP_MS);
  return transact(ctx, async (tx) => {
    const endpoint = await lockEndpoint(tx.sql, id);
    if (!endpoint) throw new NotFoundError('webhook endpoint');
    const before = decryptSecret(endpoint.secretEncrypted, secretPlace(organizationId, id));
    await replaceSecret(tx.sql, id, {
      secretEncrypted: encryptSecret(secret, secretPlace(organizationId, id)),
      previousSecretEncrypted: encryptSecret(before, previousSecretPlace(organizationId, id)),
      previousSecretUntil,
      now,
    });
    const { url } = endpoint;
    await appendAudit(tx, ctx, [
      { action: 'webhook-endpoint.secret-rotated', subjectType: 'webhook-endpoint', subjectId: id, data: { url } },
    ]);
    return { id, url, secret, previousSecretUntil };
  });
}
