'use client';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef } from 'react';

const REFRESH_MS = 1_000;

type Listener = () => void;
type Live = {
  listen: (topic: string, listener: Listener) => () => void;
  /** Whether the server still answers, and still lets this person in. */
  isLetIn: () => Promise<boolean>;
};

const LiveContext = createContext<Live>({ listen: () => () => {}, isLetIn: async () => false });

type LiveProviderProps = {
  as: 'staff' | 'referrer';
  /** When the server rendered the page, in milliseconds of its clock: what changes before the stream is open is told then. */
  since: number;
  children: ReactNode;
};

/** Opens one stream of what changes for all below; the browser comes back by itself when it is cut off. */
export function LiveProvider({ as, since, children }: LiveProviderProps) {
  const firstSince = useRef(since);
  const listeners = useRef(new Map<string, Set<Listener>>());

  useEffect(() => {
    if (typeof EventSource === 'undefined') return;
    const source = new EventSource(`/api/live?as=${as}&since=${firstSince.current}`);
    const tell = (topic: string) => {
      for (const listener of listeners.current.get(topic) ?? []) listener();
    };
    const tellAll = () => {
      for (const topic of listeners.current.keys()) tell(topic);
    };
    // The server tells the first opening what the page has missed; what a later one has missed nobody knows.
    let opened = false;
    source.addEventListener('open', () => {
      if (opened) tellAll();
      opened = true;
    });
    source.addEventListener('change', ({ data }) => tell((JSON.parse(data) as { topic: string }).topic));
    source.addEventListener('gap', tellAll);
    return () => source.close();
  }, [as]);

  const live = useMemo<Live>(
    () => ({
      listen(topic, listener) {
        const known = listeners.current.get(topic) ?? new Set();
        listeners.current.set(topic, known.add(listener));
        return () => void known.delete(listener);
      },
      isLetIn: () =>
        fetch(`/api/live?as=${as}`, { method: 'HEAD' }).then(
          ({ ok }) => ok,
          () => false,
        ),
    }),
    [as],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Calls back when something of a kind has changed: to invalidate a query, for instance. `onChange` must not change with each render. */
export function useLive(topics: readonly string[], onChange: () => void): void {
  const { listen } = useContext(LiveContext);
  const joined = topics.join(' ');
  useEffect(() => {
    const stops = joined.split(' ').map((topic) => listen(topic, onChange));
    return () => {
      for (const stop of stops) stop();
    };
  }, [listen, joined, onChange]);
}

/**
 * Asks the server for the page anew when something of a kind has changed; what was typed stays. Not when the session has ended or
 * the connection is lost: Next would leave the page for another one, and what was typed with it.
 */
export function LiveRefresh({ topics }: { topics: readonly string[] }) {
  const { refresh } = useRouter();
  const { isLetIn } = useContext(LiveContext);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = useCallback(() => {
    // A busy school changes all the time: a page is not asked for more often than that.
    pending.current ??= setTimeout(() => {
      pending.current = undefined;
      void isLetIn().then((letIn) => letIn && refresh());
    }, REFRESH_MS);
  }, [refresh, isLetIn]);
  useEffect(() => () => clearTimeout(pending.current), []);
  useLive(topics, soon);
  return null;
}
