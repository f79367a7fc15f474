import { z } from 'zod';
import { text } from '../common/fields';
import { API_SCOPES, isApiScope } from '../organizations/roles';

export const createApiClientSchema = z.strictObject({
  name: text(120),
  scopes: z
    .array(z.enum(API_SCOPES))
    .min(1, 'Must name at least one scope.')
    .transform((scopes) => [...new Set(scopes)]),
});
export type CreateApiClientInput = z.output<typeof createApiClientSchema>;

/**
 * Scopes as OAuth 2.0 writes them, parted by spaces (RFC 6749, 3.3). Answers the names that are none under `unknown`;
 * duplicates are dropped, order is kept.
 */
export function parseScopes(value: string): { scopes: (typeof API_SCOPES)[number][]; unknown: string[] } {
  const names = [...new Set(value.split(' ').filter(Boolean))];
  return { scopes: names.filter(isApiScope), unknown: names.filter((name) => !isApiScope(name)) };
}
