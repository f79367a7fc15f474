import type postgres from 'postgres';
import { connect } from '@/db/connect';

/** Something changed: of what kind, and for whom. It never says what, so that nobody hears what he may not read. */
export interface LiveSignal {
  organizationId: string;
  /** `notices`, `outbox`, or the area of an event: `conversion`, `reward`, `payout` … */
  topic: string;
  /** A contact; null for the staff. */
  contactId: string | null;
}

export interface LiveListener {
  onSignal: (signal: LiveSignal) => void;
  /** Signals may have been missed: whoever shows something asks anew. */
  onGap: () => void;
  /** The process ends: streams end with it, or it would wait for them. */
  onClose?: () => void;
}

export interface LiveHub {
  subscribe: (listener: LiveListener) => () => void;
  /** How many listen. */
  readonly size: number;
  close: () => Promise<void>;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;
const KEY = Symbol.for('kith.live');
const shared = globalThis as { [KEY]?: LiveHub };

/** The hub of this process: one connection that listens, for however many pages. The server runs this module twice. */
export function liveHub(): LiveHub {
  shared[KEY] ??= openHub(process.env.APP_DATABASE_URL ?? '');
  return shared[KEY];
}

/** Opens a hub of its own. It connects with the first listener, and comes back by itself when the connection is lost. */
export function openHub(url: string): LiveHub {
  const listeners = new Set<LiveListener>();
  let sql: postgres.Sql | undefined;
  let timer: NodeJS.Timeout | undefined;
  let retryMs = FIRST_RETRY_MS;
  let wasUp = false;

  function heard(_channel: string, payload: string): void {
    const signal = readSignal(payload);
    if (signal) for (const listener of listeners) listener.onSignal(signal);
  }

  function again(): void {
    if (!sql) return;
    clearTimeout(timer);
    timer = setTimeout(() => void start(), retryMs).unref();
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }

  async function start(): Promise<void> {
    try {
      await sql?.unsafe('listen live');
      retryMs = FIRST_RETRY_MS;
      if (wasUp) for (const listener of listeners) listener.onGap();
      wasUp = true;
    } catch {
      again();
    }
  }

  function open(): void {
    const options = {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      fetch_types: false,
      onclose: again,
      onnotify: heard,
    };
    sql = connect(url, options as postgres.Options<Record<string, postgres.PostgresType>>);
    void start();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (!sql) open();
      return () => void listeners.delete(listener);
    },
    get size() {
      return listeners.size;
    },
    async close() {
      const ending = sql;
      sql = undefined;
      wasUp = false;
      clearTimeout(timer);
      for (const listener of listeners) listener.onClose?.();
      listeners.clear();
      await ending?.end({ timeout: 1 });
    },
  };
}

function readSignal(payload: string): LiveSignal | null {
  const [organizationId, topic, person] = payload.split(' ');
  if (!organizationId || !topic || !person) return null;
  return { organizationId, topic, contactId: person === '*' ? null : person };
}
