import { createApiClient } from '@/lib/services/api-clients/create-api-client';
import type { Ctx } from '@/lib/services/context';

/** The authorization header of a new API client with these scopes, by client credentials. */
export async function bearerOf(ctx: Ctx, url: string, scopes: string[]): Promise<string> {
  const { clientId, clientSecret } = await createApiClient(ctx, { name: `bench ${scopes[0]}`, scopes });
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const answer = await fetch(`${url}/api/oauth/token`, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token } = (await answer.json()) as { access_token: string };
  return `Bearer ${access_token}`;
}
