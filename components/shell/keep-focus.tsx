'use client';
import { useEffect } from 'react';

/**
 * What has the keyboard may go away: a dialog's trigger after publishing, a bar of rows that were decided. The content has it then,
 * and not the page as a whole, where the next Tab would begin again at the top.
 */
export function KeepFocus() {
  useEffect(() => {
    let last: Element | null = null;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null;
    };
    const catchIt = () => {
      waiting = undefined;
      if (!last || last.isConnected || document.activeElement !== document.body) return;
      last = null;
      document.getElementById('content')?.focus({ preventScroll: true });
    };
    // A dialog that closes gives the keyboard back by itself, a moment later.
    const observer = new MutationObserver(() => {
      if (last && !last.isConnected) waiting ??= setTimeout(catchIt, 0);
    });
    document.addEventListener('focusin', remember);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      clearTimeout(waiting);
      observer.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
  return null;
}
