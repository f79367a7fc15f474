'use client';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';

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

function staysHere(link: HTMLAnchorElement): boolean {
  return Boolean(link.hash) && link.pathname === location.pathname && link.search === location.search;
}
