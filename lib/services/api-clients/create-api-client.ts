import { randomBytes } from 'node:crypto';
import { type ApiClientRow, insertApiClient } from '@/db/queries/api-clients';
import { createApiClientSchema } from '@/lib/domain/api-clients/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { newSecret, secretHash } from '../secrets';
import { transact } from '../transact';

export interface NewApiClient extends ApiClientRow {
  /** Shown now and never again: only its hash is kept. */
  clientSecret: string;
}

/** Another system's access to the REST API (OAuth 2.0 client credentials, RFC 6749, 4.4). Input: `{name, scopes: []}`. */
export async function createApiClient(ctx: Ctx, input: unknown): Promise<NewApiClient> {
  authorize(ctx, 'api-clients:write');
  const { name, scopes } = parse(createApiClientSchema, input);
  const clientSecret = newSecret();
  const clientId = `kith_${randomBytes(12).toString('hex')}`;
  return transact(ctx, async (tx) => {
    const client = await insertApiClient(tx.sql, {
      organizationId: ctx.organizationId,
      clientId,
      secretHash: secretHash(clientSecret),
      name,
      scopes,
      now: ctx.now,
    });
    await appendAudit(tx, ctx, [
      {
        action: 'api-client.created',
        subjectType: 'api-client',
        subjectId: client.id,
        data: { clientId, name, scopes },
      },
    ]);
    return { ...client, clientSecret };
  });
}
