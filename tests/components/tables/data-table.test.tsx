import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { columnsCookie } from '@/components/tables/column-cookie';
import { ColumnMemory } from '@/components/tables/column-memory';
import { DataTable } from '@/components/tables/data-table';
import type { BulkAction, DataColumn, DataRow } from '@/components/tables/types';
import { toast } from '@/components/ui/toast';
import { at, router } from '../navigation';
import { Around, PERSON, show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

const columns: DataColumn[] = [
  { id: 'name', header: 'Friend', sortable: true },
  { id: 'city', header: 'City', hidden: true },
  { id: 'amount', header: 'Reward', align: 'right', sortable: true },
];

const rows: DataRow[] = [
  ['b', 'Bea', 900],
  ['a', 'Ana', null],
  ['c', 'Cem', 10_000],
].map(([id, name, amount]) => ({
  id: String(id),
  href: `/referrals/${id}`,
  label: String(name),
  cells: { name: String(name), city: 'Porto', amount: String(amount ?? 'none') },
  sort: { name: String(name), amount: amount as number | null },
}));

const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('link')
    .map((link) => link.textContent);

function table(more: Partial<Parameters<typeof DataTable>[0]> = {}) {
  return (
    <DataTable name="referrals" caption="Referrals" columns={columns} rows={rows} empty={<p>Nobody yet</p>} {...more} />
  );
}

const cookie = () =>
  document.cookie
    .split('; ')
    .find((part) => part.startsWith(columnsCookie(PERSON)))
    ?.split('=')[1];

beforeEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: as the table itself writes it
  document.cookie = `${columnsCookie(PERSON)}=; path=/; max-age=0`;
  at('/referrals?status=pending');
  router.push.mockClear();
  router.replace.mockClear();
});

describe('DataTable', () => {
  it('shows rows with their link, total and export, and no accessibility violations', async () => {
    show(table({ page: { total: 3195, nextCursor: 'n1' }, exportHref: '/referrals.csv', toolbar: <p>Filters</p> }));
    expect(names()).toEqual(['Bea', 'Ana', 'Cem']);
    expect(screen.getByText('Showing 3 of 3,195')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Export CSV' })).toHaveAttribute('href', '/referrals.csv');
    expect(screen.getByRole('link', { name: 'Next' })).toHaveAttribute('href', '/referrals?status=pending&cursor=n1');
    expect(screen.queryByRole('link', { name: 'Back to the start' })).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('says of very many that they are more than were counted, and of those on one page how many', () => {
    const { unmount } = show(table({ page: { total: 'many', nextCursor: 'n1' } }));
    expect(screen.getByText('Showing 3 of more than 10,000')).toBeInTheDocument();
    unmount();
    const { unmount: away } = show(table({ page: { total: null, nextCursor: 'n1' } }));
    expect(screen.getByText('Showing 3')).toBeInTheDocument();
    away();
    show(table({ page: { total: null, nextCursor: null } }));
    expect(screen.getByText('Showing 3 of 3')).toBeInTheDocument();
  });

  it('leads back to the first page from a later one', () => {
    at('/referrals?status=pending&cursor=n1');
    show(table({ page: { total: 6, nextCursor: null } }));
    expect(screen.getByRole('link', { name: 'Back to the start' })).toHaveAttribute(
      'href',
      '/referrals?status=pending',
    );
    expect(screen.queryByRole('link', { name: 'Next' })).toBeNull();
  });

  it('says what to do when there is nothing', () => {
    show(table({ rows: [] }));
    expect(screen.getByText('Nobody yet')).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('sorts what it shows, the largest number first, and nothing last either way', async () => {
    show(table());
    const head = screen.getByRole('columnheader', { name: 'Reward' });
    await userEvent.click(within(head).getByRole('button'));
    expect(head).toHaveAttribute('aria-sort', 'descending');
    expect(names()).toEqual(['Cem', 'Bea', 'Ana']);
    await userEvent.click(within(head).getByRole('button'));
    expect(head).toHaveAttribute('aria-sort', 'ascending');
    expect(names()).toEqual(['Bea', 'Cem', 'Ana']);
    await userEvent.click(screen.getByRole('button', { name: 'Friend' }));
    expect(names()).toEqual(['Ana', 'Bea', 'Cem']);
    expect(window.location.search).toBe('?status=pending&sort=name');
  });

  it('is sorted as its address says', () => {
    at('/referrals?sort=-amount');
    show(table());
    expect(names()).toEqual(['Cem', 'Bea', 'Ana']);
  });

  it('follows its address, also when something else changes it', async () => {
    show(table());
    await userEvent.click(screen.getByRole('button', { name: 'Friend' }));
    expect(names()).toEqual(['Ana', 'Bea', 'Cem']);
    act(() => at('/referrals?sort=-name'));
    expect(names()).toEqual(['Cem', 'Bea', 'Ana']);
    expect(screen.getByRole('columnheader', { name: 'Friend' })).toHaveAttribute('aria-sort', 'descending');
    act(() => at('/referrals'));
    expect(names()).toEqual(['Bea', 'Ana', 'Cem']);
    act(() => at('/referrals?sort=city'));
    expect(names()).toEqual(['Bea', 'Ana', 'Cem']);
  });

  it('leaves sorting to the server when it does it', async () => {
    at('/referrals?cursor=n1');
    show(table({ sort: { by: 'name', direction: 'asc' } }));
    expect(names()).toEqual(['Bea', 'Ana', 'Cem']);
    expect(screen.getByRole('columnheader', { name: 'Friend' })).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Friend' }));
    expect(router.replace).toHaveBeenLastCalledWith('/referrals?sort=-name', { scroll: false });
  });

  it('shows and hides columns, remembers it, and shows all again', async () => {
    show(table());
    expect(screen.queryByRole('columnheader', { name: 'City' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'City' }));
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('columnheader', { name: 'City' })).toBeInTheDocument();
    expect(cookie()).toBe('referrals:');
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    expect(screen.queryByRole('menuitem', { name: 'Show all columns again' })).toBeNull();
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'City' }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Reward' }));
    expect(cookie()).toBe('referrals:city.amount');
    expect(screen.getAllByRole('columnheader', { hidden: true })).toHaveLength(1);
    await userEvent.click(screen.getByRole('menuitem', { name: 'Show all columns again' }));
    expect(screen.getAllByRole('columnheader')).toHaveLength(3);
    expect(cookie()).toBe('referrals:');
  });

  it('is drawn at once as it was left, keeps what other tables remember, and forgets what is as it comes', async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: written by another tab since this page was drawn
    document.cookie = `${columnsCookie(PERSON)}=people:added; path=/`;
    const left = (saved: string) => (
      <ColumnMemory personId={PERSON} saved={saved}>
        {table()}
      </ColumnMemory>
    );
    const html = renderToString(<Around>{left('referrals:amount.name.gone~people:')}</Around>);
    expect(html.match(/<th /g)).toHaveLength(2);
    expect(html).toContain('Porto');
    show(left('referrals:amount'));
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['Friend', 'City']);
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'City' }));
    expect(cookie()).toBe('people:added~referrals:city.amount');
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Reward' }));
    expect(cookie()).toBe('people:added');
  });

  it('opens a row by a click anywhere on it', async () => {
    show(table());
    await userEvent.click(screen.getByText('10000'));
    expect(router.push).toHaveBeenCalledWith('/referrals/c');
  });
});

describe('keys', () => {
  it('j and k move, enter opens, escape lets go', async () => {
    show(table());
    await userEvent.keyboard('jjk');
    expect(screen.getByRole('row', { name: /Bea/ })).toHaveAttribute('data-active');
    await userEvent.keyboard('jjjj');
    expect(screen.getByRole('row', { name: /Cem/ })).toHaveAttribute('data-active');
    await userEvent.keyboard('{Enter}');
    expect(router.push).toHaveBeenCalledWith('/referrals/c');
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('[data-active]')).toBeNull();
  });

  it('are letters again while one types', async () => {
    show(table({ toolbar: <input aria-label="Search" /> }));
    await userEvent.type(screen.getByLabelText('Search'), 'jx');
    expect(document.querySelector('[data-active]')).toBeNull();
    expect(screen.getByLabelText('Search')).toHaveValue('jx');
  });
});

describe('selection', () => {
  const run = vi.fn<BulkAction['run']>();
  const bulkActions: BulkAction[] = [{ id: 'approve', messageKey: 'tables.selected', run }];

  beforeEach(() => run.mockReset());

  it('raises a bar that does one thing with all, and clears when it is done', async () => {
    const success = vi.spyOn(toast, 'success');
    run.mockResolvedValue({ ok: true, value: 'Approved 2 rewards' });
    show(table({ bulkActions }));
    expect(screen.queryByRole('region', { name: /selected rows/ })).toBeNull();
    await userEvent.keyboard('jx');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Cem' }));
    const bar = screen.getByRole('region', { name: /selected rows/ });
    expect(bar).toHaveTextContent('2 selected');
    expect(screen.getByRole('checkbox', { name: 'Select all rows shown' })).toBePartiallyChecked();
    expect(await violations()).toEqual([]);
    await userEvent.click(within(bar).getByRole('button', { name: '2 selected' }));
    expect(run).toHaveBeenCalledWith(['b', 'c']);
    expect(success).toHaveBeenCalledWith('Approved 2 rewards');
    expect(screen.queryByRole('region', { name: /selected rows/ })).toBeNull();
  });

  it('keeps the selection when it did not work', async () => {
    const error = vi.spyOn(toast, 'error');
    const message = 'One is settled already';
    run.mockResolvedValueOnce({ ok: false, code: 'already-settled', message, errors: [], requestId: null });
    run.mockRejectedValueOnce(new Error('network'));
    show(table({ bulkActions }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select all rows shown' }));
    await userEvent.click(screen.getByRole('button', { name: '3 selected' }));
    expect(error).toHaveBeenLastCalledWith('One is settled already');
    await userEvent.click(screen.getByRole('button', { name: '3 selected' }));
    expect(error).toHaveBeenLastCalledWith('There is no connection to Kith. Please try again.');
    await userEvent.click(screen.getByRole('button', { name: 'Clear the selection' }));
    expect(screen.queryByRole('region', { name: /selected rows/ })).toBeNull();
  });

  it('leaves out rows that cannot be selected', async () => {
    show(table({ bulkActions, rows: rows.map((row) => ({ ...row, selectable: row.id !== 'a' })) }));
    expect(screen.getByRole('checkbox', { name: 'Select Ana' })).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select all rows shown' }));
    expect(screen.getByRole('button', { name: '2 selected' })).toBeInTheDocument();
  });
});
