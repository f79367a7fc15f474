import { useSyncExternalStore } from 'react';
import { vi } from 'vitest';

/** Stands in for Next's router, which exists only inside a Next page: `vi.mock('next/navigation', () => navigation)`. */
export const router = { push: vi.fn(), replace: vi.fn(), refresh: vi.fn() };

let current = new URL('http://kith.test/');
const listeners = new Set<() => void>();

export function at(url: string): void {
  current = new URL(url, current);
  for (const listener of listeners) listener();
}

// As Next does it: what a component writes into the history by itself is read by all that ask for the address.
const replaceState = window.history.replaceState.bind(window.history);
window.history.replaceState = (data, unused, url) => {
  replaceState(data, unused, url);
  if (url) at(String(url));
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const address = () => current;
const useAddress = () => useSyncExternalStore(subscribe, address, address);

export const navigation = {
  useRouter: () => router,
  usePathname: () => useAddress().pathname,
  useSearchParams: () => useAddress().searchParams,
  // Nothing here throws to steer the router.
  unstable_rethrow: () => undefined,
};
