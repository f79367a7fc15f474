import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a provider does to one request instead of answering it properly. */
export type Fault =
  /** Does it, and never answers. */
  | 'timeout'
  /** Does it, and closes the connection without an answer. */
  | 'drop'
  /** Does it, and answers 500. */
  | 'error-after'
  /** Answers 500 and does nothing. */
  | 'error-before'
  /** Answers 429 and does nothing. */
  | 'busy';

export interface Answer {
  status: number;
  body: unknown;
}

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface LocalServer {
  url: string;
  close(): Promise<void>;
}

/** A real HTTP server on this machine. `handle` answers, or null to leave the request without an answer; 'drop' closes it. */
export async function serveLocally(handle: (asked: Asked) => Answer | 'silence' | 'drop'): Promise<LocalServer> {
  const server = createServer(async (request, response) => {
    const asked = await read(request);
    const answer = handle(asked);
    if (answer === 'drop') request.socket.destroy();
    else if (answer !== 'silence') reply(response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://localhost');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function reply(response: ServerResponse, { status, body }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
