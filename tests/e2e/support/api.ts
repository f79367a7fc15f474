import { type APIRequest, type APIRequestContext, expect } from '@playwright/test';
import { API_SCOPES } from '@/lib/domain/organizations/roles';
import { admin } from './admin';

type Json = Record<string, unknown>;

/** The REST API as the school's enrolment system uses it. */
export interface Api {
  /** @throws when the status is not the one expected */
  get<Answer = Json>(path: string, status?: number): Promise<Answer>;
  post<Answer = Json>(path: string, body?: Json, status?: number): Promise<Answer>;
}

/** A new client with every scope, made on the command line while Kith runs, and a token by client credentials. */
export async function openApi(request: APIRequest, baseURL: string): Promise<{ api: Api; close: () => Promise<void> }> {
  const name = `Browser tests ${new Date().toISOString()}`;
  const args = ['--org', 'demo', '--name', name, '--scopes', API_SCOPES.join(' ')];
  const client = await admin<{ clientId: string; clientSecret: string }>('api-client', 'create', ...args);
  const token = await tokenOf(request, baseURL, client);
  const context = await request.newContext({ baseURL, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  return { api: apiOn(context), close: () => context.dispose() };
}

async function tokenOf(request: APIRequest, baseURL: string, client: { clientId: string; clientSecret: string }) {
  const context = await request.newContext({ baseURL });
  const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64');
  const answer = await context.post('/api/oauth/token', {
    headers: { authorization: `Basic ${basic}` },
    form: { grant_type: 'client_credentials' },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  const body = await answer.json();
  expect(body).toMatchObject({ token_type: 'Bearer', scope: expect.stringContaining('conversions:write') });
  await context.dispose();
  return String(body.access_token);
}

function apiOn(context: APIRequestContext): Api {
  return {
    async get(path, status = 200) {
      const answer = await context.get(`/api/v1${path}`);
      expect(answer.status(), `GET ${path}: ${await answer.text()}`).toBe(status);
      return answer.json();
    },
    async post(path, body, status = 201) {
      const answer = await context.post(`/api/v1${path}`, body ? { data: body } : {});
      expect(answer.status(), `POST ${path}: ${await answer.text()}`).toBe(status);
      return answer.json();
    },
  };
}
