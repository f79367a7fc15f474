'use client';
import { useEffect } from 'react';

type OfflineCodeProps = {
  /** What is shown without internet; null keeps nothing. */
  own: { code: string; url: string; school: string; words: { title: string; text: string; again: string } } | null;
};

/** Lets the phone show the own code without internet. Shows nothing itself. */
export function OfflineCode({ own }: OfflineCodeProps) {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    void (async () => {
      try {
        // Asked anew each time, so that a new version takes over with the next visit.
        await navigator.serviceWorker.register('/portal-sw.js', { scope: '/portal', updateViaCache: 'none' });
        const { active } = await navigator.serviceWorker.ready;
        active?.postMessage(own ? { type: 'own-code', ...own } : { type: 'forget' });
      } catch {
        // A browser that keeps nothing (private windows) shows the portal all the same.
      }
    })();
  }, [own]);
  return null;
}
