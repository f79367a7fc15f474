'use client';
import { useSyncExternalStore } from 'react';
import { applyTheme } from './apply-theme';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const listeners = new Set<() => void>();

/** Tells of a theme chosen here or in another tab, and of a system that turns dark or light. */
export function followTheme(listener: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  listeners.add(listener);
  window.addEventListener('storage', listener);
  system.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
    system.removeEventListener('change', listener);
  };
}

/** The theme that was chosen, whether the page is dark now, and how another one is chosen. */
export function useTheme(): { theme: Theme; isDark: boolean; setTheme: (theme: Theme) => void } {
  const theme = useSyncExternalStore(followTheme, chosenTheme, () => 'system' as const);
  const isDark = useSyncExternalStore(followTheme, isPageDark, () => false);
  return { theme, isDark, setTheme };
}

function chosenTheme(): Theme {
  try {
    const saved = localStorage.getItem('theme');
    return THEMES.find((theme) => theme === saved) ?? 'system';
  } catch {
    return 'system';
  }
}

function isPageDark(): boolean {
  return document.documentElement.classList.contains('dark');
}

function setTheme(theme: Theme): void {
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Nothing is kept, so nothing changes: the menu goes on showing the system's.
  }
  const { classList } = document.documentElement;
  // All colours change at once, also those that fade under a pointer.
  classList.add('theme-changes');
  applyTheme();
  // Read, so that the new colours are there before anything may fade again.
  void document.documentElement.offsetHeight;
  classList.remove('theme-changes');
  for (const listener of listeners) listener();
}
