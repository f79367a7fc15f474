'use client';
import { useEffect } from 'react';

/** Takes what the portal kept on this device away: whoever signs in next must not see another's code. Shows nothing. */
export function ForgetOffline() {
  useEffect(() => {
    if (!('caches' in window)) return;
    const isOurs = (name: string) => name.startsWith('kith-portal-');
    void caches
      .keys()
      .then((names) => Promise.all(names.filter(isOurs).map((name) => caches.delete(name))))
      .catch(() => undefined);
  }, []);
  return null;
}
