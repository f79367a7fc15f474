'use client';
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import type { NavGroup, NavItem } from './types';
import { useLate } from './use-late';
import type { PaletteSearch } from './use-palette-search';

const load = () => import('./palette-dialog');
const PaletteDialog = lazy(async () => ({ default: (await load()).PaletteDialog }));

export type CommandPaletteProps = {
  groups: readonly NavGroup[];
  actions?: readonly NavItem[];
  /** Finds people, programmes, codes and referrals by name. */
  search?: PaletteSearch | undefined;
};

/** ⌘K: every page and the things to start, found by typing. */
export function CommandPalette({ groups, actions = [], search }: CommandPaletteProps) {
  const t = useTranslations('shell');
  // Undefined until it is opened for the first time: only then is the dialog fetched.
  const [open, setOpen] = useState<boolean>();
  const { near, whenThere } = useLate(load);
  useEffect(() => {
    // Where there is a keyboard, people type on right after ⌘K: it must be there by then. A phone has none.
    if (window.matchMedia?.('(hover: hover)').matches) near();
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      whenThere(() => setOpen((was) => !was));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [near, whenThere]);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onPointerEnter={near}
        onFocus={near}
        onClick={() => whenThere(() => setOpen(true))}
        className="flex h-9 items-center gap-2 rounded-lg border bg-card px-2.5 text-muted-foreground transition-colors hover:bg-accent md:w-56"
      >
        <Search aria-hidden className="size-4" />
        <span className="sr-only md:not-sr-only md:min-w-0 md:truncate">{t('palette.open')}</span>
        <Kbd aria-hidden className="ml-auto hidden md:inline-flex">
          {t('palette.keys')}
        </Kbd>
      </button>
      {open === undefined ? null : (
        <Suspense>
          <PaletteDialog open={open} onOpenChange={setOpen} groups={groups} actions={actions} search={search} />
        </Suspense>
      )}
    </>
  );
}
