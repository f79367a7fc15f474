import { LRUCache } from 'lru-cache';
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
  /**
   * What was heard since an instant of this server's clock, the latest of each kind. Null when this process did not listen all
   * the time since, or has forgotten.
   */
  heardSince: (since: number) => LiveSignal[] | null;
  /** How many listen. */
  readonly size: number;
  close: () => Promise<void>;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;
// A page opens its stream seconds after it was rendered; what happened between is remembered for it.
const REMEMBER_MS = 60_000;
const MOST_REMEMBERED = 20_000;
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
  let upSince = Number.POSITIVE_INFINITY;
  const remembered = new LRUCache<string, { signal: LiveSignal; at: number }>({
    max: MOST_REMEMBERED,
    ttl: REMEMBER_MS,
    dispose: (_value, _key, reason) => {
      if (reason === 'evict') upSince = Date.now();
    },
  });

  function heard(_channel: string, payload: string): void {
    const signal = readSignal(payload);
    if (!signal) return;
    remembered.set(payload, { signal, at: Date.now() });
    for (const listener of listeners) listener.onSignal(signal);
  }

  function again(): void {
    upSince = Number.POSITIVE_INFINITY;
    if (!sql) return;
    clearTimeout(timer);
    timer = setTimeout(() => void start(), retryMs).unref();
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }

  async function start(): Promise<void> {
    try {
      await sql?.unsafe('listen live');
      retryMs = FIRST_RETRY_MS;
      upSince = Date.now();
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
    heardSince(since) {
      if (since < upSince || since < Date.now() - REMEMBER_MS) return null;
      return [...remembered.values()].filter(({ at }) => at >= since).map(({ signal }) => signal);
    },
    get size() {
      return listeners.size;
    },
    async close() {
      const ending = sql;
      sql = undefined;
      wasUp = false;
      upSince = Number.POSITIVE_INFINITY;
      remembered.clear();
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
