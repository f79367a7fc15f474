import type { IncomingMessage, ServerResponse } from 'node:http';
import { channelOfPath } from '@/lib/domain/tracking/channels';
import { log } from '@/lib/log';
import { openPage } from './open-page';
import { pageLocale } from './page-locale';
import { plainPage } from './pages';
import type { PlainHeaders } from './read-visit';
import { encodedFor, type Page } from './render-page';

// What needs no decoding. Anything else under /r/ is the Hono application's, which answers the same.
const VISIT = /^\/r\/([A-Za-z0-9._~-]{1,100})(?:\/([A-Za-z-]{1,20}))?(?:\?([^#]*))?$/;

/**
 * Answers `GET /r/CODE`, and the short form `/r/CODE/w` of its channels, straight on Node's response: the one request that comes by
 * thousands, and a framework's dispatch would cost as much as all else it does.
 * @returns false when the request is another one
 */
export function answerVisit(request: IncomingMessage, response: ServerResponse): boolean {
  const parts = request.method === 'GET' ? VISIT.exec(request.url ?? '') : null;
  if (!parts) return false;
  const channel = parts[2] === undefined ? null : channelOfPath(parts[2]);
  if (parts[2] !== undefined && !channel) return false;
  const headers = request.headers as PlainHeaders;
  openPage(parts[1] as string, 'GET', parts[3] ?? '', headers, channel).then(
    ({ page, cookie }) => send(response, page, headers, cookie ? { 'set-cookie': cookie } : null),
    (error: unknown) => {
      log.error({ err: error, path: `/r/${parts[1]}` }, 'The landing page failed');
      send(response, plainPage('broken', pageLocale(headers, null)), headers, { 'retry-after': '10' });
    },
  );
  return true;
}

function send(response: ServerResponse, page: Page, headers: PlainHeaders, more: Record<string, string> | null): void {
  const { wire, headers: own } = encodedFor(page, headers);
  response.writeHead(page.status, more ? { ...own, ...more } : own).end(wire, 'latin1');
}
