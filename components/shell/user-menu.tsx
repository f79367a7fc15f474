'use client';
import { useTranslations } from 'next-intl';
import { type ComponentProps, lazy } from 'react';
import { LateMenu } from './late-menu';
import type { ChooseLanguage, ShellUser, SignOut } from './types';

export type UserMenuProps = {
  user: ShellUser;
  /** Where the guide begins for this reader. */
  help: string;
  signOut: SignOut;
  chooseLanguage: ChooseLanguage;
};

const load = () => import('./user-menu-open');
const UserMenuOpen = lazy(async () => ({ default: (await load()).UserMenuOpen }));

/** Who is signed in, his own settings, the appearance, the language, the guide, and the way out. */
export function UserMenu(props: UserMenuProps) {
  return (
    <LateMenu
      load={load}
      button={(given) => <Initials name={props.user.name} {...given} />}
      menu={(button) => <UserMenuOpen {...props}>{button}</UserMenuOpen>}
    />
  );
}

function Initials({ name, ...button }: { name: string } & ComponentProps<'button'>) {
  const t = useTranslations('shell');
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('');
  return (
    <button
      type="button"
      {...button}
      className="flex size-9 items-center justify-center rounded-full bg-primary-soft font-medium text-primary text-sm hover:opacity-90"
    >
      <span aria-hidden>{initials}</span>
      <span className="sr-only">{t('userMenu', { name })}</span>
    </button>
  );
}
