'use client';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { DropdownMenuLabel, DropdownMenuRadioGroup, DropdownMenuRadioItem } from '@/components/ui/dropdown-menu';

const THEMES = ['system', 'light', 'dark'] as const;

/** Light, dark, or as the system says; inside a menu. */
export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  const t = useTranslations('shell.theme');
  return (
    <DropdownMenuRadioGroup value={theme ?? 'system'} onValueChange={setTheme}>
      <DropdownMenuLabel>{t('title')}</DropdownMenuLabel>
      {THEMES.map((choice) => (
        <DropdownMenuRadioItem key={choice} value={choice}>
          {t(choice)}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  );
}
