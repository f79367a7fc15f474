/** On every answer of the API: nothing in it is a page, a script or a thing to keep. */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** An answer before it is sent: plain data, so that it can be kept and sent again. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** A plain object of headers keeps @hono/node-server on its fast path. */
export function toResponse({ status, headers, body }: Reply, requestId: string): Response {
  return new Response(body as BodyInit, {
    status,
    headers: { ...SECURITY_HEADERS, 'x-request-id': requestId, ...headers },
  });
}
