import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

const oauthError = z.object({ error: z.string(), error_description: z.string() }).openapi('OAuthError');

const tokenRequest = z.object({
  grant_type: z.literal('client_credentials'),
  scope: z.string().optional().openapi({ description: 'Scopes parted by spaces; without it, all of the client.' }),
  client_id: z.string().optional().openapi({ description: 'Unless sent by HTTP Basic.' }),
  client_secret: z.string().optional(),
});

const tokenAnswer = z
  .object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int(), scope: z.string() })
  .openapi('AccessToken');

const health = z
  .object({
    status: z.enum(['ok', 'degraded']),
    database: z.enum(['ok', 'unreachable']),
    engine: z.enum(['embedded', 'inngest']),
  })
  .openapi('Health');

/** Enters the calls that need no access token. */
export function documentOpenCalls(registry: OpenAPIHono['openAPIRegistry']): void {
  const failed = { content: { 'application/json': { schema: oauthError } } };
  registry.registerPath(
    createRoute({
      method: 'post',
      path: '/api/oauth/token',
      operationId: 'createToken',
      tags: ['Sign-in'],
      summary: 'Get an access token',
      security: [],
      request: { body: { required: true, content: { 'application/x-www-form-urlencoded': { schema: tokenRequest } } } },
      responses: {
        200: { description: 'A token for one hour.', content: { 'application/json': { schema: tokenAnswer } } },
        400: { description: 'RFC 6749, 5.2: `invalid_request`, `invalid_scope`, `unsupported_grant_type`.', ...failed },
        401: { description: '`invalid_client`.', ...failed },
        413: { description: 'The body has more than 1 MiB.', ...failed },
        415: { description: 'The body is not `application/x-www-form-urlencoded`.', ...failed },
        429: { description: 'Too many wrong secrets: see `Retry-After`.', ...failed },
        503: { description: 'The database cannot be reached at the moment: see `Retry-After`.', ...failed },
      },
    }),
  );
  registry.registerPath(
    createRoute({
      method: 'get',
      path: '/api/health',
      operationId: 'getHealth',
      tags: ['Health'],
      summary: 'Is it running',
      security: [],
      responses: {
        200: { description: 'All is well.', content: { 'application/json': { schema: health } } },
        503: { description: 'The database cannot be reached.', content: { 'application/json': { schema: health } } },
      },
    }),
  );
}
