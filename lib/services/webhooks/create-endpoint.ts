import { countEndpoints, type EndpointRow, insertEndpoint } from '@/db/queries/webhooks';
import { createEndpointSchema } from '@/lib/domain/webhooks/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { encryptSecret } from '../encryption/secret-box';
import { ConflictError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { transact } from '../transact';
import { checkEndpointUrl } from './check-url';
import { secretPlace } from './secrets';
import { newWebhookSecret } from './sign';

/** More would make every event of a school dear. */
export const MOST_ENDPOINTS = 20;

export interface NewEndpoint extends EndpointRow {
  /** `whsec_…`. Shown now and never again. */
  secret: string;
}

/**
 * Tells another system of events from now on. Input: `{url, events?: [], description?}`; no events means all of them.
 * @throws InvalidInputError at `url` when it leads to no public address
 * @throws ConflictError `too-many-endpoints`
 */
export async function createEndpoint(ctx: Ctx, input: unknown): Promise<NewEndpoint> {
  authorize(ctx, 'webhooks:write');
  const { url, description = null, events } = parse(createEndpointSchema, input);
  checkEndpointUrl(url);
  const id = newId();
  const secret = newWebhookSecret();
  const { organizationId, now } = ctx;
  const secretEncrypted = encryptSecret(secret, secretPlace(organizationId, id));
  return transact(ctx, async (tx) => {
    if ((await countEndpoints(tx.sql)) >= MOST_ENDPOINTS) {
      throw new ConflictError(`There are ${MOST_ENDPOINTS} endpoints already: delete one first.`, 'too-many-endpoints');
    }
    const createdBy = actorKey(ctx.actor);
    const row = { id, organizationId, url, description, events, secretEncrypted, createdBy, now };
    const endpoint = await insertEndpoint(tx.sql, row);
    const data = { url, events };
    await appendAudit(tx, ctx, [
      { action: 'webhook-endpoint.created', subjectType: 'webhook-endpoint', subjectId: id, data },
    ]);
    return { ...endpoint, secret };
  });
}
