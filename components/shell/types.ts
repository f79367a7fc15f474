import type { ReactNode } from 'react';

export type NavItem = {
  href: string;
  label: string;
  /** For the bottom bar of a phone, where a fifth of 360 px is all there is. */
  short?: string;
  /** An element, not a component: it has to pass from a server layout to the browser. */
  icon: ReactNode;
  /** A number that waits for somebody: rewards to approve. */
  count?: number;
};

export type NavGroup = { label?: string; items: readonly NavItem[] };

export type Environment = 'live' | 'sandbox' | 'demo';

export type ShellUser = {
  name: string;
  email: string;
  role?: string;
  /** Where he says what he wants to hear. */
  settingsHref?: string;
};

export type SignOut = () => Promise<void>;

/** Keeps the language that somebody chose and shows the page in it. */
export type ChooseLanguage = (language: string) => Promise<void>;
