import { log } from '@/lib/log';
import type { Endpoint, FileAnswer } from './endpoint';
import type { Reply } from './reply';

type Given = Awaited<ReturnType<Endpoint['handle']>>;

/** What a handler gave, as it is sent: only what the document shows, instants in UTC. */
export function replyOf(endpoint: Endpoint, given: Given): Reply {
  if ('file' in given) return fileReply(given);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (given.location) headers.location = given.location;
  return { status: given.status, headers, body: JSON.stringify(documented(endpoint, given)) };
}

// The work is done and committed by now. An answer that does not fit its document is our mistake, but to take it back
// would make the caller do the work twice.
function documented(endpoint: Endpoint, { status, body }: Exclude<Given, FileAnswer>): unknown {
  const result = endpoint.answers[status]?.safeParse(body);
  if (result?.success) return result.data;
  const issues = result?.error.issues.slice(0, 5);
  log.error({ path: endpoint.path, method: endpoint.method, status, issues }, 'An answer does not fit its document');
  return body;
}

function fileReply({ file, contentType, fileName }: FileAnswer): Reply {
  const headers: Record<string, string> = { 'content-type': contentType };
  if (fileName) headers['content-disposition'] = `attachment; filename="${fileName}"`;
  return { status: 200, headers, body: file };
}
