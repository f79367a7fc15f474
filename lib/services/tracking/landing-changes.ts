import type postgres from 'postgres';
import { connect } from '@/db/connect';

export interface LandingListener {
  /** A payload of NOTIFY 'landing': `code:KEY`, `program:ID`, `contact:ID` or `organization:ID`. */
  onChange: (kind: string, key: string) => void;
  /** Changes may have been missed: nothing read before this instant can be trusted. */
  onDown: () => void;
  onUp: () => void;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;
// The database is gone, or the password is wrong: asking again will not help.
const HOPELESS = new Set(['3D000', '28P01', '28000']);

/**
 * Listens to what changed on landing pages, on a connection of its own. Comes back by itself when the connection is lost, and
 * says so both times: a notification sent meanwhile is lost for good.
 * @returns stops listening
 */
export function listenToLandingChanges(url: string, listener: LandingListener): () => Promise<void> {
  let stopped = false;
  let retryMs = FIRST_RETRY_MS;
  let timer: NodeJS.Timeout | undefined;
  const options = { max: 1, idle_timeout: 0, max_lifetime: null, fetch_types: false, onclose: lost, onnotify: heard };
  const sql = connect(url, options as postgres.Options<Record<string, postgres.PostgresType>>);

  function heard(_channel: string, payload: string): void {
    const colon = payload.indexOf(':');
    listener.onChange(payload.slice(0, colon), payload.slice(colon + 1));
  }

  function lost(): void {
    listener.onDown();
    again();
  }

  function again(): void {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(start, retryMs).unref();
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }

  async function start(): Promise<void> {
    try {
      await sql`listen landing`;
      retryMs = FIRST_RETRY_MS;
      if (!stopped) listener.onUp();
    } catch (error) {
      if (HOPELESS.has((error as { code?: string }).code ?? '')) stopped = true;
      listener.onDown();
      again();
    }
  }

  void start();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await sql.end({ timeout: 1 });
  };
}
