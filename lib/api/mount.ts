import type { Context, Handler } from 'hono';
import type { Ctx } from '@/lib/services/context';
import { AppError, ForbiddenError, InvalidInputError, NotFoundError } from '@/lib/services/errors';
import { newId } from '@/lib/services/ids';
import type { ApiRequest, Endpoint } from './endpoint';
import { once } from './idempotency';
import { refusalOf } from './refusal';
import { type Reply, toResponse } from './reply';
import { authenticate, contextOf } from './request/authenticate';
import { checkCleanJson, isClean } from './request/clean-text';
import { limitClient } from './request/rate-limits';
import { readJson } from './request/read-body';
import { replyOf } from './respond';
import { validate } from './validate';

/** The handler of one endpoint: who asks, may he, what does he send; then the work; then its answer. */
export function handlerOf(endpoint: Endpoint): Handler {
  return async (context) => {
    const requestId = newId();
    try {
      const bearer = await authenticate(context.req);
      await limitClient(bearer.identity.apiClientId);
      const ctx = contextOf(bearer, requestId);
      if (endpoint.scope && !ctx.scopes.has(endpoint.scope)) throw new ForbiddenError(endpoint.scope);
      return toResponse(await answer(context, endpoint, ctx), requestId);
    } catch (error) {
      return toResponse(refusalOf(error, requestId, `${endpoint.method} ${endpoint.path}`), requestId);
    }
  };
}

async function answer(context: Context, endpoint: Endpoint, ctx: Ctx): Promise<Reply> {
  const { req } = context;
  const { text, value } = endpoint.method === 'get' ? { text: '', value: {} } : await readJson(req);
  checkCleanJson(text, value);
  const params = paramsOf(context, endpoint);
  const request: ApiRequest = { ctx, params, query: queryOf(context), body: value, accept: req.header('accept') ?? '' };
  const work = async () => {
    validate(endpoint, request);
    return replyOf(endpoint, await endpoint.handle(request));
  };
  const key = endpoint.method === 'post' ? req.header('idempotency-key') : undefined;
  if (key === undefined) return work();
  return once(ctx, { key, path: req.path, text, repeatable: endpoint.repeatable, secret: endpoint.secretAnswer }, () =>
    settled(work, ctx.requestId),
  );
}

// An error that a rule gave is an answer too, and is kept with the key; any other one must undo the transaction.
async function settled(work: () => Promise<Reply>, requestId: string): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return refusalOf(error, requestId, 'idempotent');
    throw error;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

// What cannot be an id is the id of nothing.
function paramsOf(context: Context, endpoint: Endpoint): Record<string, string> {
  const params = context.req.param() as Record<string, string>;
  for (const [name, value] of Object.entries(params)) {
    if (!isClean(value) || (name === 'id' && !UUID.test(value))) throw new NotFoundError(endpoint.subject ?? 'thing');
  }
  return params;
}

function queryOf(context: Context): Record<string, string> {
  const query = context.req.query();
  for (const [name, value] of Object.entries(query)) {
    if (!isClean(name) || !isClean(value)) {
      throw new InvalidInputError([{ path: isClean(name) ? name : '', message: 'Must not contain NUL.' }]);
    }
  }
  return query;
}
