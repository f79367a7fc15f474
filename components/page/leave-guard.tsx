'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';

/** Asks before a form with changes is left: by a link, by closing the tab, by reloading. Put it inside the form. */
export function LeaveGuard({ changed }: { changed: boolean }) {
  const t = useTranslations('common');
  useEffect(() => {
    if (!changed) return;
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || staysHere(link)) return;
      if (window.confirm(t('leaveQuestion'))) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('beforeunload', beforeUnload);
    document.addEventListener('click', click, true);
    return () => {
      window.removeEventListener('beforeunload', beforeUnload);
      document.removeEventListener('click', click, true);
    };
  }, [changed, t]);
  return null;
}

/**
 * The same for a form whose fields keep their own values: it is changed once something in it was, until it is reset or sent. Put it
 * inside the form, with the `saved` of `useActionForm`.
 */
export function LeaveFormGuard({ saved }: { saved: number }) {
  const place = useRef<HTMLSpanElement>(null);
  const [changedAt, setChangedAt] = useState(-1);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    const change = () => setChangedAt(saved);
    const reset = () => setChangedAt(-1);
    const heard = { input: change, change, reset };
    for (const [name, hear] of Object.entries(heard)) form.addEventListener(name, hear);
    return () => {
      for (const [name, hear] of Object.entries(heard)) form.removeEventListener(name, hear);
    };
  }, [saved]);
  return (
    <>
      <span ref={place} hidden />
      <LeaveGuard changed={changedAt === saved} />
    </>
  );
}

function staysHere(link: HTMLAnchorElement): boolean {
  return Boolean(link.hash) && link.pathname === location.pathname && link.search === location.search;
}
