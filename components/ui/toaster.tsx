'use client';
import { type ComponentType, useEffect, useState } from 'react';
import { whenUnheard } from './toast';

const FIRST_TOUCH = ['pointerdown', 'keydown'] as const;

/**
 * Where short messages appear. They follow what a person did, so what draws them is fetched with his first touch of the page, or
 * with the first message. One that cannot be fetched, offline, waits for the next try.
 */
export function Toaster() {
  const [Late, setLate] = useState<ComponentType>();
  useEffect(() => {
    const touched = new AbortController();
    const fetchIt = async () => {
      try {
        const { LateToaster } = await import('./toaster-late');
        setLate(() => LateToaster);
        touched.abort();
      } catch {
        // Asked again with the next touch or message.
      }
    };
    const { signal } = touched;
    for (const kind of FIRST_TOUCH) window.addEventListener(kind, fetchIt, { signal, passive: true });
    const stop = whenUnheard(fetchIt);
    return () => {
      touched.abort();
      stop();
    };
  }, []);
  return Late ? <Late /> : null;
}
