'use client';
import { type ComponentProps, lazy } from 'react';
import { LateMenu } from './late-menu';
import type { UserMenuProps } from './user-menu';

export type UserMenuButtonProps = UserMenuProps & { label: string };

const load = () => import('./user-menu-open');
const UserMenuOpen = lazy(async () => ({ default: (await load()).UserMenuOpen }));

/** The button with the initials, and its menu when it is wanted. */
export function UserMenuButton({ label, ...props }: UserMenuButtonProps) {
  return (
    <LateMenu
      load={load}
      button={(given) => <Initials name={props.user.name} label={label} {...given} />}
      menu={(button) => <UserMenuOpen {...props}>{button}</UserMenuOpen>}
    />
  );
}

function Initials({ name, label, ...button }: { name: string; label: string } & ComponentProps<'button'>) {
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
      <span className="sr-only">{label}</span>
    </button>
  );
}
