import { beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '@/lib/api/endpoints';
import { API_SCOPES, type ApiScope } from '@/lib/domain/organizations/roles';
import { useDatabase } from '../setup/database';
import { clientOf, type School, school } from './client';

useDatabase();
const holders = new Map<ApiScope, School>();
const lackers = new Map<ApiScope, School>();
beforeAll(async () => {
  const { organizationId } = await school();
  for (const scope of API_SCOPES) {
    holders.set(scope, await clientOf(organizationId, [scope]));
    lackers.set(
      scope,
      await clientOf(
        organizationId,
        API_SCOPES.filter((other) => other !== scope),
      ),
    );
  }
});

describe('each call needs the one scope that its document names', () => {
  it.each(ENDPOINTS.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s',
    async (_, endpoint) => {
      const scope = endpoint.scope as ApiScope;
      expect(API_SCOPES).toContain(scope);
      const path = endpoint.path.replace('{id}', '0198a000-0000-7000-8000-000000000000').replace('{code}', 'NOBODYS');
      const send = (client: School | undefined) => {
        const headers = { 'content-type': 'application/json' };
        const init = endpoint.method === 'get' ? {} : { body: '{}', headers };
        return (client as School).send(endpoint.method.toUpperCase(), path, init);
      };
      const refused = await send(lackers.get(scope));
      expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
      expect(refused.body.detail).toContain(scope);
      const allowed = await send(holders.get(scope));
      expect([200, 404, 422], allowed.text).toContain(allowed.status);
    },
  );
});
