import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SearchBox } from '@/components/page/search-box';
import { toast } from '@/components/ui/toast';
import { at, router } from '../navigation';
import { show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

beforeEach(() => {
  router.replace.mockClear();
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response()));
  // jsdom does not know the search element, of which React complains; any other complaint still fails the test.
  const complain = console.error;
  vi.spyOn(console, 'error').mockImplementation((...args) => {
    if (!(String(args[0]).startsWith('The tag <%s> is unrecognized') && args[1] === 'search')) complain(...args);
  });
});

const box = () => screen.getByRole('searchbox', { name: 'Find a person' });

describe('SearchBox', () => {
  it('goes on Enter with trimmed words, keeps the other filters and starts the cursor over', async () => {
    at('/people?status=active&cursor=abc');
    show(<SearchBox param="q" label="Find a person" />);
    expect(box()).toHaveValue('');
    await userEvent.type(box(), '  Ana ');
    expect(router.replace).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.replace).toHaveBeenCalledOnce());
    expect(router.replace).toHaveBeenCalledExactlyOnceWith('/people?status=active&q=Ana', { scroll: false });
    expect(await violations()).toEqual([]);
  });

  it('shows the words of the address, and drops them when it is emptied', async () => {
    at('/people?q=Ana&cursor=abc&status=active');
    show(<SearchBox param="q" label="Find a person" />);
    expect(box()).toHaveValue('Ana');
    await userEvent.clear(box());
    await waitFor(() => expect(router.replace).toHaveBeenCalledOnce());
    expect(router.replace).toHaveBeenCalledExactlyOnceWith('/people?status=active', { scroll: false });
  });

  it('stays when words that were never searched for are deleted', async () => {
    at('/people');
    show(<SearchBox param="q" label="Find a person" />);
    await userEvent.type(box(), 'A{Backspace}');
    expect(box()).toHaveValue('');
    expect(router.replace).not.toHaveBeenCalled();
  });

  it('stays where it is without a connection, with what was typed, and goes when it is back', async () => {
    at('/people');
    const said = vi.spyOn(toast, 'error');
    vi.mocked(fetch).mockRejectedValueOnce(new TypeError('Failed to fetch'));
    show(<SearchBox param="q" label="Find a person" />);
    await userEvent.type(box(), 'Ana{Enter}');
    await waitFor(() => expect(said).toHaveBeenCalledWith('There is no connection to Kith. Please try again.'));
    expect(router.replace).not.toHaveBeenCalled();
    expect(box()).toHaveValue('Ana');
    await userEvent.type(box(), '{Enter}');
    await waitFor(() => expect(router.replace).toHaveBeenCalledOnce());
  });

  it('takes blanks for no words', async () => {
    at('/people?q=Ana');
    show(<SearchBox param="q" label="Find a person" />);
    await userEvent.type(box(), '   {Enter}', { initialSelectionStart: 0, initialSelectionEnd: 3 });
    await waitFor(() => expect(router.replace).toHaveBeenCalledOnce());
    expect(router.replace).toHaveBeenLastCalledWith('/people?', { scroll: false });
  });
});
