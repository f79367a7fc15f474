'use client';
import { CircleHelp, LogOut, UserCog } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { withoutAnswer } from '@/components/forms/use-action';
import { useActionButton } from '@/components/forms/use-action-button';
import { ThemeChoice } from '@/components/theme/theme-choice';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { Link } from '@/components/ui/link';
import { LanguageChoice } from './language-choice';
import type { UserMenuProps } from './user-menu';

/** The menu itself, open when it comes; `children` is the button it hangs on. */
export function UserMenuOpen(props: UserMenuProps & { children: ReactNode }) {
  const { user, help, signOut, chooseLanguage, children } = props;
  const t = useTranslations('shell');
  const { run, pending } = useActionButton();
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
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
        <DropdownMenuItem asChild>
          <Link href={help}>
            <CircleHelp aria-hidden />
            {t('help')}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem disabled={pending} onSelect={() => void run(withoutAnswer(signOut))}>
          <LogOut aria-hidden />
          {t('signOut')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
