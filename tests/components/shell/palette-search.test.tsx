import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandPalette } from '@/components/shell/command-palette';
import { type PaletteSearch, readRecents } from '@/components/shell/use-palette-search';
import { router } from '../navigation';
import { show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

const groups = [{ items: [{ href: '/people', label: 'People', icon: null }] }];
const ana = { kind: 'person', label: 'Ana Ruiz', detail: 'ana@x.test', href: '/people/1' } as const;

beforeEach(() => localStorage.clear());

// What is fetched when it is wanted is fetched already, so that no test waits for a disk.
beforeAll(async () => {
  await import('@/components/shell/palette-dialog');
});

describe('⌘K', () => {
  it('finds a person by name, with the keyboard alone, and offers it again the next time', async () => {
    const search = vi.fn(async (words: string) => ({ ok: true as const, value: words === 'ana' ? [ana] : [] }));
    show(<CommandPalette groups={groups} search={search} />);
    await userEvent.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await userEvent.keyboard('ana');
    expect(await screen.findByRole('option', { name: /Ana Ruiz ana@x\.test\s*Person/ })).toBeInTheDocument();
    // How many letters came before the search began depends on how fast they were typed.
    expect(search).toHaveBeenLastCalledWith('ana');
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    expect(router.push).toHaveBeenCalledWith('/people/1');
    expect(readRecents()).toEqual([ana]);
    await userEvent.keyboard('{Control>}k{/Control}');
    expect(screen.getByText('Lately')).toBeInTheDocument();
    expect(screen.getByRole('option', { name: /Ana Ruiz/ })).toBeInTheDocument();
  });

  it('asks for nothing before two letters, and survives a search that fails', async () => {
    const search = vi.fn<PaletteSearch>(async () => {
      throw new Error('away');
    });
    show(<CommandPalette groups={groups} search={search} />);
    await userEvent.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await userEvent.keyboard('x');
    expect(search).not.toHaveBeenCalled();
    await userEvent.keyboard('yz');
    await waitFor(() => expect(search).toHaveBeenCalledOnce());
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no connection to Kith. Please try again.');
    expect(screen.queryByText('Nothing found. Try another word.')).not.toBeInTheDocument();
    // When the connection is back it asks again by itself.
    search.mockResolvedValue({ ok: true, value: [] });
    window.dispatchEvent(new Event('online'));
    expect(await screen.findByText('Nothing found. Try another word.')).toBeInTheDocument();
  });

  it('says why it was refused', async () => {
    const refused = {
      ok: false as const,
      code: 'forbidden',
      message: 'You may not do this.',
      errors: [],
      requestId: null,
    };
    show(<CommandPalette groups={groups} search={async () => refused} />);
    await userEvent.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await userEvent.keyboard('ana');
    expect(await screen.findByRole('alert')).toHaveTextContent('You may not do this.');
  });

  it('has no recents where the browser keeps rubbish', () => {
    localStorage.setItem('kith-recent', '{');
    expect(readRecents()).toEqual([]);
    localStorage.setItem('kith-recent', '{"a":1}');
    expect(readRecents()).toEqual([]);
  });
});
