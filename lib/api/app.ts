import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { newId } from '@/lib/services/ids';
import { ENDPOINTS } from './endpoints';
import { healthRoute } from './health';
import { handlerOf } from './mount';
import { tokenRoute } from './oauth/token-route';
import { documentCommon, documentEndpoint, openApiDocument } from './openapi/document';
import { documentOpenCalls } from './openapi/open-calls';
import { problem } from './problem';
import { refusalOf } from './refusal';
import { toResponse } from './reply';
import { allowedMethods } from './request/allowed-methods';

/**
 * The REST API, one application: `/api/v1/*`, `/api/oauth/token` and `/api/health`. It stands in front of Next in
 * `server.ts`, and inside it where that server cannot run.
 */
export const api = createApi();

function createApi(): OpenAPIHono {
  const app = new OpenAPIHono();
  for (const endpoint of ENDPOINTS) {
    app.on(endpoint.method, `/api/v1${endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`, handlerOf(endpoint));
    documentEndpoint(app.openAPIRegistry, endpoint);
  }
  documentCommon(app.openAPIRegistry);
  documentOpenCalls(app.openAPIRegistry);
  app.post('/api/oauth/token', tokenRoute);
  app.get('/api/health', healthRoute);
  app.get('/api/v1/openapi.json', documentRoute(app));
  const allowed = allowedMethods(app);
  app.notFound((context) => toResponse(noRoute(allowed(context.req.path)), newId()));
  app.onError((error, context) => failed(error, context));
  return app;
}

// Made at the first request and kept: it does not change while the process runs.
function documentRoute(app: OpenAPIHono): (context: Context) => Response {
  let body: string | undefined;
  return () => {
    body ??= JSON.stringify(openApiDocument(app));
    const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' };
    return toResponse({ status: 200, headers, body }, newId());
  };
}

function noRoute(methods: string[]) {
  if (!methods.length) return problem({ status: 404, code: 'not-found', detail: 'There is nothing at this address.' });
  const detail = `This address takes ${methods.join(', ')}.`;
  return problem({ status: 405, code: 'method-not-allowed', detail, headers: { allow: methods.join(', ') } });
}

function failed(error: unknown, context: Context): Response {
  const requestId = newId();
  return toResponse(refusalOf(error, requestId, `${context.req.method} ${context.req.path}`), requestId);
}
