import { createServer, type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import next from 'next';
import { closeDb } from '@/db/client';
import { api } from '@/lib/api/app';
import { problem } from '@/lib/api/problem';
import { toResponse } from '@/lib/api/reply';
import { env } from '@/lib/env';
import { answerVisit } from '@/lib/landing/answer-visit';
import { landing } from '@/lib/landing/app';
import { log } from '@/lib/log';
import { createAdmission } from '@/lib/server/admission';
import { stampForwarded } from '@/lib/server/forwarded';
import { readablePath } from '@/lib/server/readable-path';
import { roomOf } from '@/lib/server/room-of';
import { stopGracefully } from '@/lib/server/stop-gracefully';
import { newId } from '@/lib/services/ids';
import { liveHub } from '@/lib/services/live/signals';
import { closeCodeFacts } from '@/lib/services/tracking/code-facts';
import { resumeTouchReplay, stopTouchReplay } from '@/lib/services/tracking/touch-outage';

// The front door: one HTTP server. The API and the landing page are answered here; everything else goes to Next, a few at
// a time, because a page costs a hundred times what they do.
const { HOST, PORT, NODE_ENV, TRUSTED_PROXIES } = env();
const dev = NODE_ENV === 'development';
const NEXT_STARTS_PER_TURN = 2;
const BACKLOG = 2048;

const server = createServer(
  { keepAlive: true, keepAliveTimeout: 65_000, headersTimeout: 15_000, requestTimeout: 60_000, noDelay: true },
  handle,
);

// Next listens for upgrades by itself on the server it is given; only its own reload in development needs them.
const pages = next({ dev, dir: process.cwd(), hostname: HOST, port: PORT, httpServer: dev ? server : new Server() });
const page = pages.getRequestHandler();
const admit = createAdmission(NEXT_STARTS_PER_TURN);

const unreadable = (error: unknown) => {
  log.debug({ err: error }, 'A request that cannot be read');
  return toResponse(
    problem({ status: 400, code: 'unreadable', detail: 'The request line or a header is malformed.' }),
    newId(),
  );
};
const answerApi = getRequestListener(api.fetch, { errorHandler: unreadable });
const answerLanding = getRequestListener(landing.fetch, { errorHandler: unreadable });

function handle(request: IncomingMessage, response: ServerResponse): void {
  const room = roomOf(request.url ?? '/');
  if (room === 'api') void answerApi(request, response);
  else if (room === 'landing') answerVisit(request, response) || void answerLanding(request, response);
  else admit(() => answerPage(request, response));
}

function answerPage(request: IncomingMessage, response: ServerResponse): void {
  // Who has left in the meantime needs no page.
  if (response.destroyed || request.socket.destroyed) return;
  request.url = readablePath(request.url ?? '/');
  stampForwarded(request.headers, request.socket.remoteAddress ?? 'unknown', TRUSTED_PROXIES);
  response.once('finish', () => {
    if (response.statusCode < 500) return;
    const { method, url, headers } = request;
    log.error(
      { method, path: url?.split('?')[0], status: response.statusCode, requestId: headers['x-request-id'] },
      'A page failed',
    );
  });
  page(request, response).catch((error: unknown) => {
    log.error({ err: error, path: request.url?.split('?')[0] }, 'Next could not answer');
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { 'content-type': 'text/plain' }).end('Something went wrong on our side.');
  });
}

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  stopTouchReplay();
  // Streams to open pages would keep the server waiting.
  void liveHub().close();
  const after = () => Promise.allSettled([pages.close(), closeCodeFacts(), closeDb()]);
  await stopGracefully({ server, patienceMs: 3_500, after, afterMs: 1_000 });
  process.exit(0);
}

server.on('error', (error) => {
  log.fatal({ err: error }, 'The server cannot listen');
  process.exit(1);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());

await pages.prepare();
server.listen({ host: HOST, port: PORT, backlog: BACKLOG }, () => {
  log.info({ host: HOST, port: PORT, dev }, 'The server is ready');
  resumeTouchReplay();
});
