import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandPalette } from '@/components/shell/command-palette';
import { show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

beforeEach(() => document.documentElement.classList.add('dark'));

const groups = [{ items: [{ href: '/people', label: 'People', icon: null }] }];

// What is fetched when it is wanted is fetched already, so that no test waits for a disk.
beforeAll(async () => {
  await import('@/components/shell/palette-dialog');
});

describe('CommandPalette in the dark', () => {
  it('offers the light, and no heading for things to start where there are none', async () => {
    show(<CommandPalette groups={groups} />);
    await userEvent.click(screen.getByRole('button', { name: /Find or do/ }));
    expect(await screen.findByText('Go to')).toBeInTheDocument();
    expect(screen.queryByText('Start something')).toBeNull();
    expect(screen.queryByRole('option', { name: 'Dark' })).toBeNull();
    await userEvent.click(screen.getByRole('option', { name: 'Light' }));
    expect(localStorage.getItem('theme')).toBe('light');
    expect(document.documentElement).not.toHaveClass('dark');
    expect(await violations()).toEqual([]);
  });

  it('leaves K alone without Ctrl or ⌘, and other keys with them', async () => {
    show(<CommandPalette groups={groups} />);
    await userEvent.keyboard('k{Control>}j{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
