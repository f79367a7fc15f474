import { setTimeout as wait } from 'node:timers/promises';

export interface ApiCredentials {
  clientId: string;
  clientSecret: string;
}

/** A client as the API's manual wants it: what got no clear answer is sent again, with the same key, until it has one. */
export interface PatientClient {
  /** @throws Error when the API says no, or nothing for two minutes */
  post(path: string, body: unknown, key: string): Promise<Record<string, unknown>>;
  get(path: string): Promise<Record<string, unknown>>;
  /** How many requests were sent again. */
  repeats(): number;
}

const PATIENCE_MS = 120_000;
const REQUEST_MS = 20_000;
const PAUSE_MS = 150;

export function patientClient(url: string, credentials: ApiCredentials, signal: AbortSignal): PatientClient {
  let token: string | undefined;
  let repeats = 0;

  async function once(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
    token ??= await tokenOf(url, credentials);
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    return fetch(`${url}/api/v1${path}`, { ...init, headers, signal: AbortSignal.timeout(REQUEST_MS) });
  }

  async function untilAnswered(path: string, init: RequestInit & { headers: Record<string, string> }) {
    const until = performance.now() + PATIENCE_MS;
    let last = '';
    while (performance.now() < until) {
      signal.throwIfAborted();
      try {
        const response = await once(path, init);
        const text = await response.text();
        if (response.ok) return JSON.parse(text) as Record<string, unknown>;
        last = `${response.status} ${text}`;
        if (response.status === 401) token = undefined;
        else if (isFinal(response.status, text)) throw new RefusedError(`${init.method} ${path}: ${last}`);
      } catch (error) {
        if (error instanceof RefusedError) throw error;
        last = String((error as Error).cause ?? error);
      }
      repeats += 1;
      await wait(PAUSE_MS);
    }
    throw new Error(`${init.method} ${path} got no clear answer within ${PATIENCE_MS / 1000} s; the last: ${last}`);
  }

  return {
    get: (path) => untilAnswered(path, { method: 'GET', headers: {} }),
    post: (path, body, key) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      return untilAnswered(path, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    repeats: () => repeats,
  };
}

class RefusedError extends Error {}

// Still being worked on, too many, or the server's own trouble: none of them says what became of it.
function isFinal(status: number, text: string): boolean {
  return status < 500 && status !== 429 && !text.includes('idempotency-in-progress');
}

async function tokenOf(url: string, { clientId, clientSecret }: ApiCredentials): Promise<string> {
  const response = await fetch(`${url}/api/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
    signal: AbortSignal.timeout(REQUEST_MS),
  });
  if (!response.ok) throw new Error(`No token: ${response.status}`);
  return ((await response.json()) as { access_token: string }).access_token;
}
