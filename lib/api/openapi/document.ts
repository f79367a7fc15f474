import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { API_SCOPES } from '@/lib/domain/organizations/roles';
import { publicUrl } from '@/lib/services/public-url';
import { problemSchema } from '../answers/problem';
import type { Endpoint } from '../endpoint';
import { describeLeaves } from './leaves';
import { shareSchemas } from './share-schemas';
import { DESCRIPTION, SCOPE_TEXTS } from './texts';

type Registry = OpenAPIHono['openAPIRegistry'];

describeLeaves();

/** Enters one endpoint into the document, from the schemas it parses with. */
export function documentEndpoint(registry: Registry, endpoint: Endpoint): void {
  const headers = endpoint.method === 'post' ? idempotencyHeader : undefined;
  const route = {
    method: endpoint.method,
    path: `/api/v1${endpoint.path}`,
    operationId: operationId(endpoint),
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: endpoint.description,
    security: [{ oauth2: endpoint.scope ? [endpoint.scope] : [] }],
    request: { params: paramsOf(endpoint), query: endpoint.query, headers, body: bodyOf(endpoint) },
    responses: { ...answersOf(endpoint), ...problemsOf(endpoint) },
  };
  registry.registerPath(createRoute(route));
}

/** The rest of the document: security, information, and the calls that take no token. */
export function documentCommon(registry: Registry): void {
  const scopes = Object.fromEntries(API_SCOPES.map((scope) => [scope, SCOPE_TEXTS[scope]]));
  registry.registerComponent('securitySchemes', 'oauth2', {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: '/api/oauth/token', scopes } },
  });
}

/** The OpenAPI 3.1 document of everything that was registered. */
export function openApiDocument(app: OpenAPIHono) {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Kith REST API',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl('') }],
    security: [{ oauth2: [] }],
  });
  return shareSchemas(document, { Rewards: 'components.schemas.Program.properties.rewards' });
}

const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .optional()
    .openapi({ description: 'Makes a repetition within 24 hours safe: it gets the first answer and does nothing.' }),
});

// Path parameters are what the braces name.
function paramsOf({ path }: Endpoint): z.ZodObject | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  if (!names.length) return undefined;
  const field = (name: string) => (name === 'id' ? z.string().openapi({ format: 'uuid' }) : z.string());
  return z.object(Object.fromEntries(names.map((name) => [name, field(name)])));
}

function bodyOf({ body }: Endpoint) {
  if (!body) return undefined;
  return { required: !body.safeParse({}).success, content: { 'application/json': { schema: body } } };
}

function answersOf({ answers, files = [] }: Endpoint) {
  const described = Object.entries(answers).map(([status, schema]) => {
    const content: Record<string, { schema: z.ZodType }> = { 'application/json': { schema } };
    if (status === '200') for (const type of files) content[type] = { schema: z.string() };
    return [status, { description: DONE[status] ?? 'Done.', content }] as const;
  });
  if (!described.length) {
    const content = Object.fromEntries(files.map((type) => [type, { schema: z.string() }]));
    return { 200: { description: 'The file.', content } };
  }
  return Object.fromEntries(described);
}

const DONE: Readonly<Record<string, string>> = {
  200: 'Done.',
  201: 'Made.',
  202: 'Accepted: the work goes on in the background.',
};

function problemsOf({ method, path, names, answers, files, scope, rules = [] }: Endpoint) {
  const content = { 'application/problem+json': { schema: problemSchema } };
  const codes = rules.length ? ` Codes: ${rules.map((rule) => `\`${rule}\``).join(', ')}.` : '';
  const problems: Record<number, string> = {
    401: 'No valid access token.',
    429: 'Too many requests: see `Retry-After`.',
    503: 'The database cannot be reached at the moment: see `Retry-After`.',
  };
  if (scope) problems[403] = `The token lacks the scope \`${scope}\`.`;
  if (path.includes('{') || names) problems[404] = 'There is no such thing in this organisation.';
  if (method !== 'get') {
    problems[400] = 'The body is not JSON.';
    problems[409] = 'It contradicts what is there, or a request with this Idempotency-Key is under way.';
    problems[413] = 'The body has more than 1 MiB.';
    problems[415] = 'The body is not `application/json`.';
  }
  if (files && Object.keys(answers).length) problems[406] = 'It cannot be had as any type that `Accept` names.';
  problems[422] = `A field or a rule says no.${codes}`;
  return Object.fromEntries(
    Object.entries(problems).map(([status, description]) => [status, { description, content }]),
  );
}

function operationId({ method, path }: Endpoint): string {
  const words = path.replace(/[{}]/g, '').split(/[/-]/).filter(Boolean);
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
}
