import type { ReactNode } from 'react';
import { ExactTime } from '@/components/ui/exact-time';
import { CommandPalette } from './command-palette';
import { EnvironmentBadge } from './environment-badge';
import { KeepFocus } from './keep-focus';
import { MobileBar } from './mobile-bar';
import { Sidebar } from './sidebar';
import { SkipLink } from './skip-link';
import type { ChooseLanguage, Environment, NavGroup, NavItem, ShellUser, SignOut } from './types';
import type { PaletteSearch } from './use-palette-search';
import { UserMenu } from './user-menu';
import { ZoneProvider } from './zone-provider';

type DashboardShellProps = {
  organization: { name: string; timeZone: string };
  user: ShellUser;
  environment: Environment;
  nav: readonly NavGroup[];
  /** What one can start from ⌘K besides the pages. */
  paletteActions?: readonly NavItem[];
  /** What ⌘K finds by name. */
  search?: PaletteSearch;
  /** From the cookie SIDEBAR_COOKIE: `=== 'collapsed'`. */
  sidebarCollapsed: boolean;
  /** What stands beside the user's menu. */
  actions?: ReactNode;
  signOut: SignOut;
  chooseLanguage: ChooseLanguage;
  children: ReactNode;
};

/** The frame of every dashboard page. Everything below shows dates in the organisation's time zone. */
export function DashboardShell(props: DashboardShellProps) {
  const { organization, user, environment, nav, paletteActions, sidebarCollapsed, signOut } = props;
  const four = nav.flatMap((group) => group.items).slice(0, 4);
  return (
    <ZoneProvider timeZone={organization.timeZone}>
      <SkipLink />
      <KeepFocus />
      <ExactTime />
      <div className="flex min-h-dvh">
        <Sidebar groups={nav} home={nav[0]?.items[0]?.href ?? '/'} defaultCollapsed={sidebarCollapsed} />
        <div className="flex min-w-0 flex-1 flex-col">
          <header className="sticky top-0 z-30 flex h-14 items-center gap-3 border-b bg-background/95 px-4 backdrop-blur md:px-6">
            <p className="line-clamp-2 min-w-0 text-pretty font-medium max-sm:text-sm max-sm:leading-tight">
              {organization.name}
            </p>
            <EnvironmentBadge environment={environment} />
            <div className="ml-auto flex items-center gap-2">
              <CommandPalette groups={nav} actions={paletteActions} search={props.search} />
              {props.actions}
              <UserMenu user={user} help="/help" signOut={signOut} chooseLanguage={props.chooseLanguage} />
            </div>
          </header>
          <main
            id="content"
            tabIndex={-1}
            className="flex-1 px-4 pt-6 pb-24 focus-visible:-outline-offset-2 md:px-6 md:pb-10"
          >
            {props.children}
          </main>
        </div>
      </div>
      <MobileBar items={four} groups={nav} />
    </ZoneProvider>
  );
}
