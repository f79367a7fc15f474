import type { SecretPlace } from '../encryption/secret-box';

/** Where an endpoint's signing secret is kept. */
export function secretPlace(organizationId: string, rowId: string): SecretPlace {
  return { column: 'webhook_endpoints.secret_encrypted', organizationId, rowId };
}

/** Where the secret before it is kept while both sign. */
export function previousSecretPlace(organizationId: string, rowId: string): SecretPlace {
  return { column: 'webhook_endpoints.previous_secret_encrypted', organizationId, rowId };
}
