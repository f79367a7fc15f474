import { useTranslations } from 'next-intl';
import type { ChooseLanguage, ShellUser, SignOut } from './types';
import { UserMenuButton } from './user-menu-button';

export type UserMenuProps = {
  user: ShellUser;
  /** Where the guide begins for this reader. */
  help: string;
  signOut: SignOut;
  chooseLanguage: ChooseLanguage;
};

/**
 * Who is signed in, his own settings, the appearance, the language, the guide, and the way out. The button's words are made on the
 * server, since putting a name into a sentence costs a phone the start of its formatters.
 */
export function UserMenu(props: UserMenuProps) {
  const t = useTranslations('shell');
  return <UserMenuButton {...props} label={t('userMenu', { name: props.user.name })} />;
}
