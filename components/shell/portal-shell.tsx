import type { ReactNode } from 'react';
import type { Namespace } from '@/lib/i18n/messages';
import { EnvironmentBadge } from './environment-badge';
import { KeepFocus } from './keep-focus';
import { LogoMark } from './logo';
import { MobileBar } from './mobile-bar';
import { PortalTabs } from './portal-tabs';
import { SkipLink } from './skip-link';
import type { ChooseLanguage, Environment, NavItem, ShellUser, SignOut } from './types';
import { UserMenu } from './user-menu';
import { ZoneProvider } from './zone-provider';

type PortalShellProps = {
  organization: { name: string; timeZone: string };
  user: ShellUser;
  environment: Environment;
  /** At most four: they are the bottom bar on a phone and tabs above the page elsewhere. */
  nav: readonly NavItem[];
  /** Further places: behind "More" on a phone, after the four elsewhere. */
  more?: readonly NavItem[];
  /** What stands beside the user's menu: a bell with what is new. */
  actions?: ReactNode;
  namespaces: readonly Namespace[];
  signOut: SignOut;
  chooseLanguage: ChooseLanguage;
  children: ReactNode;
};

/** The frame of the referrer's portal: one thumb, one column, 16 px. */
export function PortalShell(props: PortalShellProps) {
  const { organization, user, environment, nav, more = [], actions, namespaces, signOut, children } = props;
  const all = [...nav, ...more];
  return (
    <ZoneProvider namespaces={namespaces} timeZone={organization.timeZone}>
      <SkipLink />
      <KeepFocus />
      <div className="flex min-h-dvh flex-col text-lg">
        <header className="sticky top-0 z-30 border-b bg-background/95 backdrop-blur">
          <div className="mx-auto flex h-14 w-full max-w-3xl items-center gap-3 px-4">
            <LogoMark className="size-6" />
            <p className="min-w-0 truncate font-medium">{organization.name}</p>
            <EnvironmentBadge environment={environment} />
            <div className="ml-auto flex items-center gap-1.5">
              {actions}
              <UserMenu user={user} signOut={signOut} chooseLanguage={props.chooseLanguage} />
            </div>
          </div>
          <PortalTabs items={all} />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-3xl flex-1 px-4 pt-6 pb-24 focus-visible:-outline-offset-2 md:pb-12"
        >
          {children}
        </main>
      </div>
      <MobileBar items={nav} {...(more.length > 0 ? { groups: [{ items: all }] } : {})} />
    </ZoneProvider>
  );
}
