import { vi } from 'vitest';

/** Stands in for Next's router, which exists only inside a Next page: `vi.mock('next/navigation', () => navigation)`. */
export const router = { push: vi.fn(), replace: vi.fn(), refresh: vi.fn() };

let current = new URL('http://kith.test/');

export function at(url: string): void {
  current = new URL(url, 'http://kith.test');
}

export const navigation = {
  useRouter: () => router,
  usePathname: () => current.pathname,
  useSearchParams: () => current.searchParams,
  // Nothing here throws to steer the router.
  unstable_rethrow: () => undefined,
};
