'use client';
import { LogOut, UserCog } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { LanguageChoice } from './language-choice';
import { ThemeChoice } from './theme-choice';
import type { ChooseLanguage, ShellUser, SignOut } from './types';

type UserMenuProps = { user: ShellUser; signOut: SignOut; chooseLanguage: ChooseLanguage };

/** Who is signed in, his own settings, the appearance, the language, and the way out. */
export function UserMenu({ user, signOut, chooseLanguage }: UserMenuProps) {
  const t = useTranslations('shell');
  const [pending, start] = useTransition();
  const initials = user.name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('');
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex size-9 items-center justify-center rounded-full bg-primary-soft font-medium text-primary text-sm hover:opacity-90">
        <span aria-hidden>{initials}</span>
        <span className="sr-only">{t('userMenu', { name: user.name })}</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-muted-foreground text-sm">{user.email}</p>
          {user.role ? <p className="text-muted-foreground text-xs">{user.role}</p> : null}
        </div>
        <DropdownMenuSeparator />
        {user.settingsHref ? (
          <>
            <DropdownMenuItem asChild>
              <Link href={user.settingsHref}>
                <UserCog aria-hidden />
                {t('ownSettings')}
              </Link>
            </DropdownMenuItem>
            <DropdownMenuSeparator />
          </>
        ) : null}
        <ThemeChoice />
        <DropdownMenuSeparator />
        <LanguageChoice choose={chooseLanguage} />
        <DropdownMenuSeparator />
        <DropdownMenuItem disabled={pending} onSelect={() => start(signOut)}>
          <LogOut aria-hidden />
          {t('signOut')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
