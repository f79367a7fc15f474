import { describe, expect, it } from 'vitest';
import { api } from '@/lib/api/app';
import { ENDPOINTS } from '@/lib/api/endpoints';
import { apiReference } from '@/lib/api/openapi/reference';
import { API_SCOPES } from '@/lib/domain/organizations/roles';
import { RULE_CODES } from '@/lib/domain/rule-codes';
import { messages } from '@/lib/i18n/messages';
import { useDatabase } from '../setup/database';
import { call } from './client';

useDatabase();

type Json = Record<string, unknown>;
const document = async () => (await call('GET', '/api/v1/openapi.json')).body;

/** The calls of api.md that this release has; what later ones bring is absent, not stubbed. */
const CONTRACT = `
POST /courses | POST /contacts | GET /contacts/{id} | GET /contacts/{id}/balance | GET /contacts/{id}/statement
POST /contacts/{id}/merge | GET /program-templates | POST /programs | GET /programs/{id} | PATCH /programs/{id} | POST /programs/{id}/publish
POST /programs/{id}/pause | POST /programs/{id}/resume | POST /programs/{id}/end | POST /programs/{id}/clone
POST /programs/{id}/check | POST /programs/{id}/backtest | POST /programs/{id}/codes | GET /codes/{code} | GET /codes/{code}/qr | POST /touches | POST /referrals | GET /referrals | GET /referrals/{id} | GET /referrals/{id}/attribution
POST /conversions | POST /conversions/{id}/refunds | GET /rewards | GET /rewards/{id} | POST /rewards/{id}/approve
POST /rewards/{id}/reject | GET /payouts | GET /payouts/{id} | POST /payouts/run | GET /ledger/trial-balance | GET /analytics/overview | GET /analytics/liability | GET /audit-events
POST /webhook-endpoints | GET /webhook-endpoints | DELETE /webhook-endpoints/{id}
`
  .split(/[|\n]/)
  .map((line) => line.trim())
  .filter(Boolean);

function everything(value: unknown, visit: (node: Json, path: string) => void, path = ''): void {
  if (typeof value !== 'object' || value === null) return;
  visit(value as Json, path);
  for (const [key, child] of Object.entries(value)) everything(child, visit, `${path}/${key}`);
}

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1, open to everybody, and the same object at every call', async () => {
    const answer = await call('GET', '/api/v1/openapi.json');
    expect(answer.status).toBe(200);
    expect(answer.body.openapi).toBe('3.1.0');
    expect(answer.body.info).toMatchObject({ title: 'Kith REST API', version: expect.any(String) });
    expect((await call('GET', '/api/v1/openapi.json')).text).toBe(answer.text);
  });

  it('has each route of the application, and no other', async () => {
    const { paths } = await document();
    const documented = Object.entries<Json>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const mounted = api.routes
      .filter(({ path }) => path !== '/api/v1/openapi.json')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(documented.sort()).toEqual([...new Set(mounted)].sort());
    expect(documented.length).toBe(ENDPOINTS.length + 2);
  });

  it('has every call of the contract', async () => {
    const { paths } = await document();
    const missing = CONTRACT.filter((line) => {
      const [method = '', path = ''] = line.split(' ');
      return !paths[`/api/v1${path}`]?.[method.toLowerCase()];
    });
    expect(missing).toEqual([]);
  });

  it('resolves every reference, and has valid patterns', async () => {
    const body = await document();
    let references = 0;
    let patterns = 0;
    everything(body, (node, path) => {
      if (typeof node.$ref === 'string') {
        references += 1;
        const target = node.$ref
          .slice(2)
          .split('/')
          .reduce<unknown>((at, key) => (at as Json)?.[key], body);
        expect(target, `${path} -> ${node.$ref}`).toBeDefined();
      }
      if (typeof node.pattern === 'string') {
        patterns += 1;
        expect(() => new RegExp(node.pattern as string, 'u'), path).not.toThrow();
        expect(node.pattern, path).not.toMatch(/^\/.*\/[a-z]*$/);
      }
    });
    expect(references).toBeGreaterThan(50);
    expect(patterns).toBeGreaterThan(20);
  });

  it('names each operation once, with parameters for each brace, security and problem documents', async () => {
    const { paths, components } = await document();
    const ids: string[] = [];
    for (const [path, methods] of Object.entries<Json>(paths)) {
      for (const [method, operation] of Object.entries(methods) as [string, Json][]) {
        ids.push(operation.operationId as string);
        const parameters = (operation.parameters ?? []) as { name: string; in: string }[];
        const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
        expect(inPath, path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
        expect(operation.summary, path).toEqual(expect.any(String));
        if (!path.startsWith('/api/v1')) continue;
        const [security] = operation.security as { oauth2: string[] }[];
        for (const scope of security?.oauth2 ?? []) expect(API_SCOPES).toContain(scope);
        const responses = operation.responses as Record<string, { content?: Json }>;
        expect(Object.keys(responses.default ?? responses['401']?.content ?? {}), path).toEqual([
          'application/problem+json',
        ]);
        if (method === 'post')
          expect(
            parameters.map(({ name }) => name),
            path,
          ).toContain('Idempotency-Key');
      }
    }
    expect(new Set(ids).size).toBe(ids.length);
    const { flows } = components.securitySchemes.oauth2;
    expect(Object.keys(flows.clientCredentials.scopes)).toEqual([...API_SCOPES]);
  });

  it('says which formats the core wants', async () => {
    const { paths } = await document();
    const { schema } = paths['/api/v1/conversions'].post.requestBody.content['application/json'];
    expect(schema.properties.occurredAt).toMatchObject({ type: 'string', format: 'date-time' });
    expect(schema.properties.referee.properties.contactId).toMatchObject({ type: 'string', format: 'uuid' });
    expect(schema.properties.valueMinor).toMatchObject({ type: 'integer', minimum: 0 });
    expect(schema.required.sort()).toEqual([
      'currency',
      'externalId',
      'milestone',
      'occurredAt',
      'referee',
      'valueMinor',
    ]);
    expect(schema.additionalProperties).toBe(false);
  });
});

describe('the help page', () => {
  it('explains every code that a problem document can carry', () => {
    const explained = Object.keys(messages.apiReference.codes);
    expect(RULE_CODES.filter((code) => !explained.includes(code))).toEqual([]);
  });

  it('has every call and every schema of the document', async () => {
    const { paths, components } = await document();
    const { groups, schemas } = apiReference();
    const operations = groups.flatMap((group) => group.operations);
    const documented = Object.entries<Json>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(documented.sort());
    expect(schemas.map(({ name }) => name)).toEqual(Object.keys(components.schemas));
    const conversion = operations.find(({ id }) => id === 'postConversions');
    expect(conversion).toMatchObject({ scope: 'conversions:write', isOpen: false });
    expect(conversion?.answers.map(({ status }) => status)).toEqual(['200', '201']);
    expect(operations.find(({ id }) => id === 'createToken')?.isOpen).toBe(true);
  });
});

describe('GET /api/health', () => {
  it('needs no sign-in and says what runs', async () => {
    const answer = await call('GET', '/api/health');
    expect([answer.status, answer.body]).toEqual([200, { status: 'ok', database: 'ok', engine: 'embedded' }]);
  });
});
