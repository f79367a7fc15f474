import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Users } from 'lucide-react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { DescriptionList } from '@/components/page/description-list';
import { EmptyState } from '@/components/page/empty-state';
import { ErrorState } from '@/components/page/error-state';
import { FilterChips } from '@/components/page/filter-chips';
import { LeaveGuard } from '@/components/page/leave-guard';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { PageSkeleton } from '@/components/page/page-skeleton';
import { StatCard } from '@/components/page/stat-card';
import { TabNav } from '@/components/page/tab-nav';
import { Toaster } from '@/components/ui/toaster';
import { at } from '../navigation';
import { show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

beforeEach(() => at('/referrals?status=pending&cursor=abc&program=7'));

describe('a page', () => {
  it('has a title, a sentence, the way to it, figures and facts', async () => {
    show(
      <main>
        <PageBody narrow>
          <PageHeader
            title="Autumn"
            description="What it is."
            badge={<span>Active</span>}
            breadcrumb={[{ label: 'Programmes', href: '/programs' }, { label: 'Autumn' }]}
            actions={<button type="button">Publish</button>}
          />
          <StatCard label="Leads" value="12" note="2 more" />
          <DescriptionList items={[{ term: 'Currency', value: 'USD' }]} />
          <EmptyState icon={Users} title="Nobody" description="Add one" action={<a href="/x">Add</a>} />
        </PageBody>
      </main>,
    );
    expect(screen.getByRole('heading', { level: 1, name: 'Autumn' })).toBeInTheDocument();
    expect(within(screen.getByRole('navigation')).getByText('Autumn')).toHaveAttribute('aria-current', 'page');
    expect(screen.getByRole('term')).toHaveTextContent('Currency');
    expect(await violations()).toEqual([]);
  });

  it.each(['table', 'overview', 'detail', 'form'] as const)(
    'says that it is loading, in the shape of a %s',
    (shape) => {
      show(<PageSkeleton shape={shape} />);
      expect(screen.getByRole('status')).toHaveTextContent('Loading …');
    },
  );

  it('that failed can be tried again and has a number for support', async () => {
    const retry = vi.fn();
    const { rerender } = show(<ErrorState requestId="r-1" onRetry={retry} />);
    expect(screen.getByRole('alert')).toHaveTextContent('Request r-1');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledOnce();
    rerender(<ErrorState title="Gone" description="It was removed." />);
    expect(screen.getByRole('alert')).toHaveTextContent('GoneIt was removed.');
  });
});

describe('FilterChips', () => {
  it('keeps the choice in the URL, starts over, and lets go of it again', () => {
    show(
      <FilterChips
        param="status"
        label="Status"
        options={[
          { value: 'pending', label: 'Pending', count: 4 },
          { value: 'expired', label: 'Expired' },
        ]}
      />,
    );
    expect(screen.getByRole('link', { name: /Expired/ })).toHaveAttribute(
      'href',
      '/referrals?status=expired&program=7',
    );
    const chosen = screen.getByRole('link', { name: /Pending 4|Pending4/ });
    expect(chosen).toHaveAttribute('aria-current', 'true');
    expect(chosen).toHaveAttribute('href', '/referrals?program=7');
  });
});

describe('TabNav', () => {
  it('marks the page one is on', () => {
    at('/programs/1/rules');
    show(
      <TabNav
        label="Programme"
        items={[
          { href: '/programs/1/overview', label: 'Overview' },
          { href: '/programs/1/rules', label: 'Rules', count: 3 },
        ]}
      />,
    );
    expect(screen.getByRole('link', { name: /Rules/ })).toHaveAttribute('aria-current', 'page');
    expect(screen.getByRole('link', { name: 'Overview' })).not.toHaveAttribute('aria-current');
  });
});

describe('ConfirmDialog', () => {
  it('says what will happen, asks for the name, and does it once', async () => {
    const confirmed = vi.fn(async () => undefined);
    show(
      <ConfirmDialog
        trigger={<button type="button">End …</button>}
        title="End Autumn?"
        description="12 friends will not be rewarded any more."
        confirmLabel="End programme"
        typeToConfirm="Autumn"
        onConfirm={confirmed}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'End …' }));
    const dialog = screen.getByRole('dialog', { name: 'End Autumn?' });
    expect(dialog).toHaveAccessibleDescription('12 friends will not be rewarded any more.');
    expect(within(dialog).getByRole('button', { name: 'End programme' })).toBeDisabled();
    expect(await violations()).toEqual([]);
    await userEvent.type(screen.getByLabelText('Type “Autumn” to go on'), 'Autumn');
    await userEvent.click(within(dialog).getByRole('button', { name: 'End programme' }));
    expect(confirmed).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('does nothing when it is cancelled', async () => {
    const confirmed = vi.fn();
    show(
      <ConfirmDialog
        trigger={<button type="button">Pause</button>}
        title="Pause?"
        description="Codes stop."
        confirmLabel="Pause programme"
        destructive={false}
        onConfirm={confirmed}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(confirmed).not.toHaveBeenCalled();
  });
});

describe('LeaveGuard', () => {
  const unload = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('asks before a changed form is left, and not otherwise', async () => {
    const question = vi.spyOn(window, 'confirm').mockReturnValueOnce(false).mockReturnValueOnce(true);
    const went = vi.fn((event: Event) => event.preventDefault());
    window.addEventListener('click', went);
    const form = (changed: boolean) => (
      <>
        <LeaveGuard changed={changed} />
        <a href="/programs">away</a>
        <a href="/#field-name">field</a>
      </>
    );
    const { rerender } = show(form(true));
    await userEvent.click(screen.getByText('away'));
    expect(went).not.toHaveBeenCalled();
    await userEvent.click(screen.getByText('away'));
    expect(went).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByText('field'));
    expect(question).toHaveBeenCalledTimes(2);
    expect(unload()).toBe(true);
    rerender(form(false));
    await userEvent.click(screen.getByText('away'));
    expect(question).toHaveBeenCalledTimes(2);
    expect(unload()).toBe(false);
    window.removeEventListener('click', went);
  });
});

describe('Toaster', () => {
  it('is a named place for messages from the first touch of the page on', async () => {
    show(<Toaster />);
    expect(screen.queryByRole('region', { name: /Messages/ })).toBeNull();
    await userEvent.click(document.body);
    expect(await screen.findByRole('region', { name: /Messages/ })).toBeInTheDocument();
  });
});
