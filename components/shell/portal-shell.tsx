import type { ReactNode } from 'react';
import type { Namespace } from '@/lib/i18n/messages';
import { EnvironmentBadge } from './environment-badge';
import { LogoMark } from './logo';
import { MobileBar } from './mobile-bar';
import { PortalTabs } from './portal-tabs';
import { SkipLink } from './skip-link';
import type { Environment, NavItem, ShellUser, SignOut } from './types';
import { UserMenu } from './user-menu';
import { ZoneProvider } from './zone-provider';

type PortalShellProps = {
  organization: { name: string; timeZone: string };
  user: ShellUser;
  environment: Environment;
  /** At most four: they are the bottom bar on a phone and tabs above the page elsewhere. */
  nav: readonly NavItem[];
  namespaces: readonly Namespace[];
  signOut: SignOut;
  children: ReactNode;
};

/** The frame of the referrer's portal: one thumb, one column, 16 px. */
export function PortalShell(props: PortalShellProps) {
  const { organization, user, environment, nav, namespaces, signOut, children } = props;
  return (
    <ZoneProvider namespaces={namespaces} timeZone={organization.timeZone}>
      <SkipLink />
      <div className="flex min-h-dvh flex-col text-lg">
        <header className="sticky top-0 z-30 border-b bg-background/95 backdrop-blur">
          <div className="mx-auto flex h-14 w-full max-w-3xl items-center gap-3 px-4">
            <LogoMark className="size-6" />
            <p className="min-w-0 truncate font-medium">{organization.name}</p>
            <EnvironmentBadge environment={environment} />
            <div className="ml-auto">
              <UserMenu user={user} signOut={signOut} />
            </div>
          </div>
          <PortalTabs items={nav} />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-3xl flex-1 px-4 pt-6 pb-24 outline-none md:pb-12"
        >
          {children}
        </main>
      </div>
      <MobileBar items={nav} />
    </ZoneProvider>
  );
}
