'use client';
import { useEffect, useRef, useState } from 'react';

type RowKeys = {
  count: number;
  /** x */
  onToggle?: (index: number) => void;
  /** enter */
  onOpen: (index: number) => void;
};

/** j and k move through the rows, x selects, enter opens: unless one is typing, or a dialog is open. */
export function useRowKeys({ count, onToggle, onOpen }: RowKeys) {
  const [active, setActive] = useState(-1);
  const latest = useRef({ active, count, onToggle, onOpen });
  latest.current = { active, count, onToggle, onOpen };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isFree(event)) return;
      const { active: at, count: rows, onToggle: toggle, onOpen: open } = latest.current;
      if (event.key === 'j') setActive(Math.min(at + 1, rows - 1));
      else if (event.key === 'k') setActive(Math.max(at - 1, 0));
      else if (event.key === 'Escape') setActive(-1);
      else if (event.key === 'x' && at >= 0) toggle?.(at);
      else if (event.key === 'Enter' && at >= 0 && !isControl(event.target)) open(at);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return { active: Math.min(active, count - 1), setActive };
}

function isFree(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return false;
  if (document.querySelector('[role="dialog"],[role="menu"],[role="listbox"]')) return false;
  const target = event.target;
  return !(target instanceof HTMLElement && (target.isContentEditable || target.matches('input,textarea,select')));
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && Boolean(target.closest('a,button,summary'));
}
