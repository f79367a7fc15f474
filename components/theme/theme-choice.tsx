'use client';
import { useTranslations } from 'next-intl';
import { DropdownMenuLabel, DropdownMenuRadioGroup, DropdownMenuRadioItem } from '@/components/ui/dropdown-menu';
import { THEMES, type Theme, useTheme } from './use-theme';

/** Light, dark, or as the system says; inside a menu. */
export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  const t = useTranslations('shell.theme');
  return (
    <DropdownMenuRadioGroup value={theme} onValueChange={(chosen) => setTheme(chosen as Theme)}>
      <DropdownMenuLabel>{t('title')}</DropdownMenuLabel>
      {THEMES.map((choice) => (
        <DropdownMenuRadioItem key={choice} value={choice}>
          {t(choice)}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  );
}
