'use client';
import { useEffect } from 'react';
import { applyTheme } from './apply-theme';
import { followTheme } from './use-theme';

/** Keeps the page in the theme that another tab chose, or that the system turns to. */
export function ThemeFollower() {
  useEffect(() => followTheme(applyTheme), []);
  return null;
}
