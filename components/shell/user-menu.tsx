'use client';
import { useTranslations } from 'next-intl';
import { type ComponentProps, lazy, Suspense, useState } from 'react';
import type { ChooseLanguage, ShellUser, SignOut } from './types';

export type UserMenuProps = { user: ShellUser; signOut: SignOut; chooseLanguage: ChooseLanguage };

const load = () => import('./user-menu-open');
const UserMenuOpen = lazy(async () => ({ default: (await load()).UserMenuOpen }));

/** Who is signed in, the appearance, the language, and the way out. The menu is fetched when a finger or the keyboard nears it. */
export function UserMenu(props: UserMenuProps) {
  const [wanted, setWanted] = useState(false);
  const closed = (
    <Initials
      name={props.user.name}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={load}
      onFocus={load}
      onClick={() => setWanted(true)}
      onKeyDown={({ key }) => key === 'ArrowDown' && setWanted(true)}
    />
  );
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <UserMenuOpen {...props}>
        <Initials name={props.user.name} />
      </UserMenuOpen>
    </Suspense>
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
