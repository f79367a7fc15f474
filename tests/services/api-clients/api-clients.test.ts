import { describe, expect, it } from 'vitest';
import { authenticateClient } from '@/lib/services/api-clients/authenticate-client';
import { createApiClient } from '@/lib/services/api-clients/create-api-client';
import { createToken } from '@/lib/services/api-clients/create-token';
import { listApiClients } from '@/lib/services/api-clients/reads';
import { revokeApiClient } from '@/lib/services/api-clients/revoke-api-client';
import { verifyToken } from '@/lib/services/api-clients/verify-token';
import { anOrganization, as, NOW } from '@/tests/factories/organization';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
const input = { name: 'CRM', scopes: ['people:read', 'people:write', 'people:read'] };

async function aClient() {
  const ctx = await anOrganization();
  const client = await createApiClient(ctx, input);
  const identity = await authenticateClient(client.clientId, client.clientSecret);
  if (!identity) throw new Error('not authenticated');
  return { ctx, client, identity };
}

describe('API clients', () => {
  it('keeps only a hash of the secret', async () => {
    const { ctx, client } = await aClient();
    expect(client).toMatchObject({ name: 'CRM', scopes: ['people:read', 'people:write'], revokedAt: null });
    const [row] = await database.owner`select * from api_clients where id = ${client.id}`;
    const [audit] = await database.owner`select * from audit_events where subject_id = ${client.id}`;
    expect(JSON.stringify([row, audit, await listApiClients(ctx)])).not.toContain(client.clientSecret);
    expect(Buffer.from(client.clientSecret, 'base64url')).toHaveLength(32);
  });

  it('knows a client by its secret only', async () => {
    const { ctx, client, identity } = await aClient();
    expect(identity).toEqual({
      apiClientId: client.id,
      organizationId: ctx.organizationId,
      clientId: client.clientId,
      name: 'CRM',
      scopes: ['people:read', 'people:write'],
    });
    for (const [id, secret] of [
      [client.clientId, `${client.clientSecret}x`],
      [client.clientId, ''],
      ['kith_nobody', client.clientSecret],
      ['\u0000', client.clientSecret],
    ] as const) {
      expect(await authenticateClient(id, secret)).toBeNull();
    }
  });

  it('issues tokens that carry some scopes and expire', async () => {
    const { ctx, identity } = await aClient();
    const token = await createToken(identity, { scopes: ['people:read'], now: NOW, requestId: 'r' });
    const end = new Date(NOW.getTime() + 3600_000);
    expect(token).toMatchObject({ scopes: ['people:read'], expiresAt: end });
    const known = await verifyToken(token.accessToken, new Date(end.getTime() - 1));
    expect(known).toMatchObject({ organizationId: ctx.organizationId, clientName: 'CRM', scopes: ['people:read'] });
    expect(await verifyToken(token.accessToken, end)).toBeNull();
    expect(await verifyToken('nobody', NOW)).toBeNull();
    const foreign = createToken(identity, { scopes: ['audit:read'], now: NOW, requestId: 'r' });
    await expect(foreign).rejects.toMatchObject({ status: 422, errors: [{ path: 'scope' }] });
    expect((await createToken(identity, { now: NOW, requestId: 'r' })).scopes).toEqual(['people:read', 'people:write']);
  });

  it('forgets expired tokens when a new one is issued', async () => {
    const { identity } = await aClient();
    await createToken(identity, { now: NOW, requestId: 'r' });
    await createToken(identity, { now: new Date(NOW.getTime() + 3601_000), requestId: 'r' });
    const tokens = await database.owner`select from api_tokens where api_client_id = ${identity.apiClientId}`;
    expect(tokens).toHaveLength(1);
  });

  it('ends everything at once when it is revoked', async () => {
    const { ctx, client, identity } = await aClient();
    const token = await createToken(identity, { now: NOW, requestId: 'r' });
    expect(await revokeApiClient(ctx, client.id)).toMatchObject({ revokedAt: NOW });
    await revokeApiClient(ctx, client.id);
    expect(await verifyToken(token.accessToken, NOW)).toBeNull();
    expect(await authenticateClient(client.clientId, client.clientSecret)).toBeNull();
    const audits = await database.owner`
      select action from audit_events where subject_id = ${client.id} order by id`;
    expect(audits.map(({ action }) => action)).toEqual([
      'api-client.created',
      'api-client.token-issued',
      'api-client.revoked',
    ]);
  });

  it('belongs to one school, and only its owner makes them', async () => {
    const { ctx, client } = await aClient();
    const other = await anOrganization();
    expect(await listApiClients(other)).toEqual([]);
    await expect(revokeApiClient(other, client.id)).rejects.toMatchObject({ status: 404 });
    await expect(createApiClient(as(ctx, 'manager'), input)).rejects.toMatchObject({ status: 403 });
    await expect(createApiClient(ctx, { name: 'x', scopes: ['*'] })).rejects.toMatchObject({ status: 422 });
    await expect(createApiClient(ctx, { name: 'x', scopes: [] })).rejects.toMatchObject({ status: 422 });
  });
});
