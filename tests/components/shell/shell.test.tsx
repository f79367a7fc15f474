import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandPalette } from '@/components/shell/command-palette';
import { DashboardShell } from '@/components/shell/dashboard-shell';
import { EnvironmentBadge } from '@/components/shell/environment-badge';
import { isCurrent } from '@/components/shell/is-current';
import { NonceBridge } from '@/components/shell/nonce-bridge';
import { PortalShell } from '@/components/shell/portal-shell';
import { Sidebar } from '@/components/shell/sidebar';
import { SIDEBAR_COOKIE } from '@/components/shell/sidebar-cookie';
import type { NavGroup } from '@/components/shell/types';
import { at, router } from '../navigation';
import { show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

const icon = <svg aria-hidden="true" />;
const nav: NavGroup[] = [
  {
    items: [
      { href: '/dashboard', label: 'Overview', icon },
      { href: '/programs', label: 'Programmes', icon },
      { href: '/people', label: 'People', icon },
      { href: '/referrals', label: 'Referrals', icon },
    ],
  },
  { label: 'Money', items: [{ href: '/rewards', label: 'Rewards', icon, count: 12 }] },
];
const user = { name: 'Ana Costa', email: 'ana@school.test', role: 'Owner' };
const organization = { name: 'Harbour School', timeZone: 'America/New_York', logo: null };

const chooseLanguage = vi.fn(async (_language: string) => undefined);

beforeEach(() => {
  localStorage.clear();
  document.documentElement.className = '';
  chooseLanguage.mockClear();
  at('/programs/42/rules');
  router.push.mockClear();
});

// What is fetched when it is wanted is fetched already, so that no test waits for a disk.
beforeAll(async () => {
  await Promise.all([
    import('@/components/shell/palette-dialog'),
    import('@/components/shell/nav-sheet'),
    import('@/components/shell/user-menu-open'),
  ]);
});

describe('DashboardShell', () => {
  const shell = (signOut = vi.fn(async () => undefined)) => (
    <DashboardShell
      organization={organization}
      user={user}
      environment="sandbox"
      nav={nav}
      sidebarCollapsed={false}
      signOut={signOut}
      chooseLanguage={chooseLanguage}
    >
      <h1>Rules</h1>
    </DashboardShell>
  );

  it('has the way around, the school, the environment and the page, without accessibility violations', async () => {
    show(shell());
    const [sidebar] = screen.getAllByRole('navigation', { name: 'Navigation' });
    expect(within(sidebar as HTMLElement).getByRole('link', { name: 'Programmes' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    expect(within(sidebar as HTMLElement).getByRole('link', { name: /Rewards/ })).toHaveTextContent('12');
    expect(screen.getByText('Harbour School')).toBeInTheDocument();
    expect(screen.getByText('SANDBOX')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Skip to the content' })).toHaveAttribute('href', '#content');
    expect(screen.getByRole('main')).toContainElement(screen.getByRole('heading', { name: 'Rules' }));
    expect(await violations()).toEqual([]);
  });

  it('has four places and a sheet on a phone', async () => {
    show(shell());
    const bar = screen.getByRole('navigation', { name: 'Main places' });
    expect(within(bar).getAllByRole('link')).toHaveLength(4);
    await userEvent.click(within(bar).getByRole('button', { name: 'More' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('link', { name: /Rewards/ }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('signs out from the menu of the user, where the appearance is chosen too', async () => {
    const signOut = vi.fn(async () => undefined);
    show(shell(signOut));
    await userEvent.click(screen.getByRole('button', { name: 'Account of Ana Costa' }));
    expect(await screen.findByText('ana@school.test')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('menuitemradio', { name: 'Dark' }));
    expect(document.documentElement).toHaveClass('dark');
    await userEvent.click(screen.getByRole('button', { name: 'Account of Ana Costa' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Sign out' }));
    expect(signOut).toHaveBeenCalledOnce();
  });

  it('changes the language, each called by its own name', async () => {
    show(shell());
    await userEvent.click(screen.getByRole('button', { name: /Ana Costa/ }));
    expect(await screen.findByRole('menuitemradio', { name: 'English' })).toBeChecked();
    await userEvent.click(screen.getByRole('menuitemradio', { name: 'Deutsch' }));
    expect(chooseLanguage).toHaveBeenCalledExactlyOnceWith('de');
  });
});

describe('PortalShell', () => {
  it('has its places twice: above, and under the thumb', async () => {
    at('/portal');
    const places = nav[0]?.items ?? [];
    show(
      <PortalShell
        organization={organization}
        user={{ name: 'Maya', email: 'maya@x.test' }}
        environment="live"
        nav={[{ href: '/portal', label: 'Home', icon }, ...places.slice(1, 3)]}
        namespaces={['portal']}
        signOut={async () => undefined}
        chooseLanguage={chooseLanguage}
      >
        <h1>Hello</h1>
      </PortalShell>,
    );
    expect(screen.getAllByRole('link', { name: 'Home' })).toHaveLength(2);
    for (const link of screen.getAllByRole('link', { name: 'Home' }))
      expect(link).toHaveAttribute('aria-current', 'page');
    expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
    expect(await violations()).toEqual([]);
  });
});

describe('Sidebar', () => {
  it('collapses to icons with names, and remembers', async () => {
    show(<Sidebar groups={nav} home="/dashboard" defaultCollapsed={false} />);
    await userEvent.click(screen.getByRole('button', { name: 'Collapse sidebar' }));
    expect(document.cookie).toContain(`${SIDEBAR_COOKIE}=collapsed`);
    expect(screen.getByRole('link', { name: 'Programmes' })).toBeInTheDocument();
    expect(screen.queryByText('Money')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Expand sidebar' }));
    expect(document.cookie).toContain(`${SIDEBAR_COOKIE}=open`);
  });

  it('starts as it was left', () => {
    show(<Sidebar groups={nav} home="/dashboard" defaultCollapsed />);
    expect(screen.getByRole('button', { name: 'Expand sidebar' })).toHaveAttribute('aria-expanded', 'false');
  });
});

describe('CommandPalette', () => {
  const palette = <CommandPalette groups={nav} actions={[{ href: '/programs/new', label: 'New programme', icon }]} />;

  it('opens with Ctrl+K, finds a page by a few letters and goes there', async () => {
    show(palette);
    await userEvent.keyboard('{Control>}k{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Find a page or start something' })).toBeInTheDocument();
    expect(screen.getByText('New programme')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    await userEvent.type(screen.getByRole('combobox'), 'peop{Enter}');
    expect(router.push).toHaveBeenCalledWith('/people');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says when nothing is found, and closes with the same keys', async () => {
    show(palette);
    await userEvent.click(screen.getByRole('button', { name: /Find or do/ }));
    await userEvent.type(await screen.findByRole('combobox'), 'zzzz');
    expect(screen.getByText(/Nothing found/)).toBeInTheDocument();
    await userEvent.keyboard('{Control>}k{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('starts something, and changes the appearance', async () => {
    show(palette);
    await userEvent.keyboard('{Meta>}k{/Meta}');
    await userEvent.click(await screen.findByText('New programme'));
    expect(router.push).toHaveBeenCalledWith('/programs/new');
    await userEvent.keyboard('{Meta>}k{/Meta}');
    await userEvent.click(screen.getByText('Dark'));
    expect(document.documentElement).toHaveClass('dark');
  });
});

describe('EnvironmentBadge', () => {
  it('warns of a demo, and keeps quiet where money is real', () => {
    const { rerender, container } = show(<EnvironmentBadge environment="demo" />);
    expect(screen.getByText('DEMO')).toBeInTheDocument();
    rerender(<EnvironmentBadge environment="live" />);
    expect(container).toBeEmptyDOMElement();
  });
});

describe('isCurrent', () => {
  it('holds for pages below, but not for the two start pages', () => {
    expect(isCurrent('/programs/42', '/programs')).toBe(true);
    expect(isCurrent('/programs-old', '/programs')).toBe(false);
    expect(isCurrent('/portal/wallet', '/portal')).toBe(false);
    expect(isCurrent('/portal', '/portal')).toBe(true);
  });
});

describe('NonceBridge', () => {
  it('hands the nonce to libraries that add style elements, and keeps it when a refresh brings another', () => {
    const { rerender } = show(<NonceBridge nonce="abc" />);
    rerender(<NonceBridge nonce="def" />);
    expect(window).toHaveProperty('__webpack_nonce__', 'abc');
  });
});
