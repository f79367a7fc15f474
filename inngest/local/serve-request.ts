// A name that cannot exist (RFC 2606): the request never leaves the process.
const HOST = 'inngest.invalid';

export const SERVE_URL = `http://${HOST}/api/inngest`;

/** A request for `serve`'s handler in this process. The handler wants a host header, which only a real request would have. */
export function serveRequest(
  method: 'POST' | 'PUT',
  params: Record<string, string>,
  body: object,
  headers: Record<string, string> = {},
): Request {
  const query = new URLSearchParams(params).toString();
  return new Request(query ? `${SERVE_URL}?${query}` : SERVE_URL, {
    method,
    headers: { host: HOST, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
