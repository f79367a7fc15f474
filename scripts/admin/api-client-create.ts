import { parseScopes } from '@/lib/domain/api-clients/schema';
import { API_SCOPES } from '@/lib/domain/organizations/roles';
import { createApiClient } from '@/lib/services/api-clients/create-api-client';
import type { Run } from './command';
import { required } from './option';
import { printJson } from './print';
import { withOrganization } from './with-database';

export const apiClientCreate: Run = async (given) => {
  const name = required(given, 'name');
  const { scopes, unknown } = parseScopes(required(given, 'scopes').replaceAll(',', ' '));
  if (unknown.length) {
    throw new Error(`There is no scope "${unknown.join(' ')}". Scopes: ${API_SCOPES.join(' ')}`);
  }
  const org = required(given, 'org');
  const { clientId, clientSecret } = await withOrganization(org, (ctx) => createApiClient(ctx, { name, scopes }));
  printJson({ clientId, clientSecret });
  return 0;
};
