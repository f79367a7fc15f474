import OAuth2Server, { OAuthError, Response as OAuthResponse, Request } from '@node-oauth/oauth2-server';
import type { Context } from 'hono';
import { log } from '@/lib/log';
import { TOKEN_LIFETIME_SECONDS } from '@/lib/services/api-clients/create-token';
import { AppError } from '@/lib/services/errors';
import { newId } from '@/lib/services/ids';
import { isUnreachable } from '@/lib/services/unreachable';
import { RETRY_AFTER } from '../refusal';
import { type Reply, toResponse } from '../reply';
import { addressOf } from '../request/client-address';
import { UnsupportedMediaTypeError, unreadable } from '../request/errors';
import { checkFailures, countFailure } from '../request/rate-limits';
import { readText } from '../request/read-body';
import { oauthModel } from './model';

const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** `POST /api/oauth/token`: client credentials (RFC 6749, 4.4), answers and errors as its section 5 has them. */
export async function tokenRoute(context: Context): Promise<Response> {
  const requestId = newId();
  try {
    return toResponse(await issue(context, requestId), requestId);
  } catch (error) {
    return toResponse(refused(error, requestId, context.req.header('authorization') !== undefined), requestId);
  }
}

async function issue(context: Context, requestId: string): Promise<Reply> {
  const body = await readForm(context);
  const { authorization } = context.req.header();
  const request = new Request({ headers: headersFor(authorization), method: 'POST', query: {}, body });
  const clientId = body.client_id ?? basicName(authorization);
  const address = addressOf(context);
  await checkFailures(address, clientId);
  const server = new OAuth2Server({ model: oauthModel(requestId), accessTokenLifetime: TOKEN_LIFETIME_SECONDS });
  const response = new OAuthResponse();
  if (body.grant_type && body.grant_type !== 'client_credentials') {
    throw new OAuth2Server.UnsupportedGrantTypeError('Only the grant type client_credentials is served here.');
  }
  try {
    await server.token(request, response);
  } catch (error) {
    if (error instanceof OAuth2Server.InvalidClientError) await countFailure(address, clientId);
    throw error;
  }
  return json(200, { ...response.body, expires_in: TOKEN_LIFETIME_SECONDS });
}

// The form is read already; its length tells the library that there was one.
function headersFor(authorization: string | undefined): Record<string, string> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '1' };
  return authorization === undefined ? headers : { ...headers, authorization };
}

// RFC 6749, 3.2: each parameter at most once.
async function readForm(context: Context): Promise<Record<string, string>> {
  const type = context.req.header('content-type') ?? '';
  if (!FORM_TYPE.test(type)) throw new UnsupportedMediaTypeError('application/x-www-form-urlencoded');
  const form = new URLSearchParams(await readText(context.req));
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of form) {
    if (name in fields) throw unreadable(`The parameter ${name.slice(0, 40)} is given more than once.`);
    fields[name] = value;
  }
  return { ...fields };
}

function basicName(authorization: string | undefined): string {
  const encoded = /^basic +(\S+)/i.exec(authorization ?? '')?.[1];
  return encoded ? (Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] ?? '') : '';
}

function refused(error: unknown, requestId: string, byHeader: boolean): Reply {
  if (error instanceof AppError) {
    const retry = 'retryAfterSeconds' in error ? { 'retry-after': String(error.retryAfterSeconds) } : undefined;
    const name = error.status === 429 ? 'temporarily_unavailable' : 'invalid_request';
    return json(error.status, { error: name, error_description: error.message }, retry);
  }
  const cause = error instanceof OAuthError ? error : undefined;
  if (!cause || cause.code >= 500) {
    log.error({ err: error, requestId }, 'The token endpoint failed');
    // The library keeps what it was not made for inside an error of its own.
    if (isUnreachable(error) || isUnreachable((error as { inner?: unknown }).inner)) {
      const said = { error: 'temporarily_unavailable', error_description: `Ask again in a moment: ${requestId}.` };
      return json(503, said, { 'retry-after': RETRY_AFTER });
    }
    return json(500, { error: 'server_error', error_description: `Something went wrong on our side: ${requestId}.` });
  }
  const unknownClient = cause.name === 'invalid_client';
  const headers = unknownClient && byHeader ? { 'www-authenticate': 'Basic realm="Kith", charset="UTF-8"' } : undefined;
  return json(unknownClient ? 401 : cause.code, { error: cause.name, error_description: cause.message }, headers);
}

function json(status: number, body: unknown, headers?: Record<string, string>): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', pragma: 'no-cache', ...headers },
    body: JSON.stringify(body),
  };
}
