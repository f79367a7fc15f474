'use client';
import { Moon, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTheme } from '@/components/theme/use-theme';
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from '@/components/ui/command';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import type { CommandPaletteProps } from './command-palette';
import { type PaletteHit, PaletteHits } from './palette-hits';
import type { NavItem } from './types';
import { readRecents, rememberRecent, usePaletteSearch } from './use-palette-search';

type PaletteDialogProps = Omit<CommandPaletteProps, 'actions'> & {
  actions: readonly NavItem[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** The palette's dialog, with what it found. */
export function PaletteDialog({ open, onOpenChange, ...body }: PaletteDialogProps) {
  const t = useTranslations('shell');
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="top-[15dvh] translate-y-0 gap-0 overflow-hidden p-0">
        <DialogTitle className="sr-only">{t('palette.title')}</DialogTitle>
        <DialogDescription className="sr-only">{t('palette.description')}</DialogDescription>
        <PaletteBody {...body} close={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

type PaletteBodyProps = Omit<CommandPaletteProps, 'actions'> & { actions: readonly NavItem[]; close: () => void };

function PaletteBody({ groups, actions, search, close }: PaletteBodyProps) {
  const t = useTranslations('shell');
  const [words, setWords] = useState('');
  const [recents] = useState(readRecents);
  const found = usePaletteSearch(words, search);
  const router = useRouter();
  const { isDark, setTheme } = useTheme();
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
        {found.is === 'failed' ? (
          <p role="alert" className="px-3 py-2.5 text-pretty text-muted-foreground">
            {found.message}
          </p>
        ) : (
          <CommandEmpty className="py-8 text-center text-muted-foreground">
            {found.is === 'searching' ? t('palette.searching') : t('palette.empty')}
          </CommandEmpty>
        )}
        <PaletteHits heading={t('palette.found')} hits={found.items} onGo={open} />
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
          <CommandItem onSelect={() => setTheme(isDark ? 'light' : 'dark')}>
            {isDark ? <Sun aria-hidden /> : <Moon aria-hidden />}
            {isDark ? t('theme.light') : t('theme.dark')}
          </CommandItem>
        </CommandGroup>
      </CommandList>
    </Command>
  );
}
