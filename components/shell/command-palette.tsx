'use client';
import { Moon, Search, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useEffect, useState } from 'react';
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from '@/components/ui/command';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { type PaletteHit, PaletteHits } from './palette-hits';
import type { NavGroup, NavItem } from './types';
import { type PaletteSearch, readRecents, rememberRecent, usePaletteSearch } from './use-palette-search';

type CommandPaletteProps = {
  groups: readonly NavGroup[];
  actions?: readonly NavItem[];
  /** Finds people, programmes, codes and referrals by name. */
  search?: PaletteSearch | undefined;
};

/** ⌘K: every page and the things to start, found by typing. */
export function CommandPalette({ groups, actions = [], search }: CommandPaletteProps) {
  const t = useTranslations('shell');
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex h-9 items-center gap-2 rounded-lg border bg-card px-2.5 text-muted-foreground transition-colors hover:bg-accent md:w-56"
      >
        <Search aria-hidden className="size-4" />
        <span className="sr-only md:not-sr-only md:min-w-0 md:truncate">{t('palette.open')}</span>
        <Kbd aria-hidden className="ml-auto hidden md:inline-flex">
          {t('palette.keys')}
        </Kbd>
      </button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent className="top-[15dvh] translate-y-0 gap-0 overflow-hidden p-0">
          <DialogTitle className="sr-only">{t('palette.title')}</DialogTitle>
          <DialogDescription className="sr-only">{t('palette.description')}</DialogDescription>
          <PaletteBody groups={groups} actions={actions} search={search} close={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </>
  );
}

type PaletteBodyProps = Omit<CommandPaletteProps, 'actions'> & { actions: readonly NavItem[]; close: () => void };

function PaletteBody({ groups, actions, search, close }: PaletteBodyProps) {
  const t = useTranslations('shell');
  const [words, setWords] = useState('');
  const [recents] = useState(readRecents);
  const { hits, searching } = usePaletteSearch(words, search);
  const router = useRouter();
  const { resolvedTheme, setTheme } = useTheme();
  const go = (href: string) => {
    close();
    router.push(href);
  };
  const open = (hit: PaletteHit) => {
    rememberRecent(hit);
    go(hit.href);
  };
  return (
    <Command label={t('palette.title')}>
      <CommandInput placeholder={t('palette.placeholder')} className="pr-8" value={words} onValueChange={setWords} />
      <CommandList>
        <CommandEmpty className="py-8 text-center text-muted-foreground">
          {searching ? t('palette.searching') : t('palette.empty')}
        </CommandEmpty>
        <PaletteHits heading={t('palette.found')} hits={hits} onGo={open} />
        {words === '' ? <PaletteHits heading={t('palette.recent')} hits={recents} onGo={open} recent /> : null}
        {actions.length > 0 ? (
          <CommandGroup heading={t('palette.actions')}>
            {actions.map((item) => (
              <CommandItem key={item.href} value={item.label} onSelect={() => go(item.href)}>
                {item.icon}
                {item.label}
              </CommandItem>
            ))}
          </CommandGroup>
        ) : null}
        <CommandGroup heading={t('palette.pages')}>
          {groups
            .flatMap((group) => group.items)
            .map((item) => (
              <CommandItem key={item.href} value={item.label} onSelect={() => go(item.href)}>
                {item.icon}
                {item.label}
              </CommandItem>
            ))}
        </CommandGroup>
        <CommandGroup heading={t('palette.appearance')}>
          <CommandItem onSelect={() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark')}>
            {resolvedTheme === 'dark' ? <Sun aria-hidden /> : <Moon aria-hidden />}
            {resolvedTheme === 'dark' ? t('theme.light') : t('theme.dark')}
          </CommandItem>
        </CommandGroup>
      </CommandList>
    </Command>
  );
}
