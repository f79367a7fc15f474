'use client';
import { useEffect } from 'react';

/**
 * Puts the programme that is shown into the address: when the page is asked for anew because something changed, another may have
 * become the first, and what is typed here would be gone, with another code in its place.
 */
export function KeepProgram({ id }: { id: string }) {
  useEffect(() => {
    const address = new URL(window.location.href);
    if (address.searchParams.get('program') === id) return;
    address.searchParams.set('program', id);
    window.history.replaceState(null, '', address);
  }, [id]);
  return null;
}
