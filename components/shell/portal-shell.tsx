import type { ReactNode } from 'react';
import { ExactTime } from '@/components/ui/exact-time';
import { isWordmark, type LogoFacts } from '@/lib/domain/organizations/logo';
import type { MessagePart } from '@/lib/i18n/pick-messages';
import { EnvironmentBadge } from './environment-badge';
import { KeepFocus } from './keep-focus';
import { LogoMark } from './logo';
import { MobileBar } from './mobile-bar';
import { PortalTabs } from './portal-tabs';
import { SchoolLogo } from './school-logo';
import { SkipLink } from './skip-link';
import type { ChooseLanguage, Environment, NavItem, ShellUser, SignOut } from './types';
import { UserMenu } from './user-menu';
import { ZoneProvider } from './zone-provider';

type PortalShellProps = {
  organization: { name: string; timeZone: string; logo: LogoFacts | null };
  user: ShellUser;
  environment: Environment;
  /** At most four: they are the bottom bar on a phone and tabs above the page elsewhere. */
  nav: readonly NavItem[];
  /** Further places: behind "More" on a phone, after the four elsewhere. */
  more?: readonly NavItem[];
  /** What stands beside the user's menu: a bell with what is new. */
  actions?: ReactNode;
  /** What client components need on every page, besides the shared words. */
  namespaces: readonly MessagePart[];
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
      <ExactTime />
      <div className="flex min-h-dvh flex-col text-lg">
        <header className="sticky top-0 z-30 border-b bg-background/95 backdrop-blur">
          <div className="mx-auto flex h-14 w-full max-w-3xl items-center gap-3 px-4">
            <SchoolName {...organization} />
            <EnvironmentBadge environment={environment} />
            <div className="ml-auto flex items-center gap-1.5">
              {actions}
              <UserMenu user={user} help="/help/student" signOut={signOut} chooseLanguage={props.chooseLanguage} />
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

/** The school by its logo, which may hold the name; Kith's mark stands for a school without one. */
function SchoolName({ name, logo }: { name: string; logo: LogoFacts | null }) {
  const holdsName = logo !== null && isWordmark(logo);
  return (
    <>
      {logo ? (
        <SchoolLogo name={holdsName ? name : ''} logo={logo} box={{ width: 130, height: 32 }} />
      ) : (
        <LogoMark className="size-6" />
      )}
      {holdsName ? null : (
        <p className="line-clamp-2 min-w-0 text-pretty font-medium max-sm:text-sm max-sm:leading-tight">{name}</p>
      )}
    </>
  );
}
