'use client';
import { useSyncExternalStore } from 'react';

/** How often the clock goes on, in milliseconds. */
export const CLOCK_MS = 30_000;

let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (timer === undefined) {
    // A hydrated page subscribes before it has asked once: from here on `snapshot` answers this.
    now = Date.now();
    timer = setInterval(tick, CLOCK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function snapshot() {
  // Read anew while nobody listens, or a page opened by a link would show the time of the first page; but not with every
  // call, because React takes two different answers in one render for a change.
  if (timer === undefined && Date.now() - now > 1000) now = Date.now();
  return now;
}

/** The time, one timer for the whole page. On the server, and while hydrating, the server's own `now`. */
export function useClock(serverNow: Date): Date {
  return new Date(useSyncExternalStore(subscribe, snapshot, () => serverNow.getTime()));
}
