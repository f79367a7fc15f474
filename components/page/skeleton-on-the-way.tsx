'use client';
import { type ReactNode, Suspense, useState, useSyncExternalStore } from 'react';

const never = () => () => undefined;

/**
 * For a `template.tsx`: a skeleton at once for whoever comes from another page of Kith. A document that is opened waits for its
 * content: a phone then draws the page itself first, where `loading.tsx` would have it draw a skeleton and wait for scripts.
 */
export function SkeletonOnTheWay({ skeleton, children }: { skeleton: ReactNode; children: ReactNode }) {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  // What it was at first stays: another answer after hydration would build the page anew.
  const [cameByLink] = useState(isBrowser);
  return cameByLink ? <Suspense fallback={skeleton}>{children}</Suspense> : children;
}
