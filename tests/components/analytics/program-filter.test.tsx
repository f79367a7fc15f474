import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { ProgramFilter } from '@/app/(manager)/dashboard/_components/program-filter';
import { at, router } from '../navigation';
import { show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

const programs = [
  { id: 'p1', name: 'Bring a friend' },
  { id: 'p2', name: 'Back to school' },
];

// What is fetched when it is wanted is fetched already, so that no test waits for a disk.
beforeAll(async () => {
  await import('@/app/(manager)/dashboard/_components/program-select');
});
beforeEach(() => {
  at('/dashboard?days=90&program=p1');
  router.replace.mockClear();
});

it('shows the programme that is chosen, and opens the list at the first press', async () => {
  show(<ProgramFilter programs={programs} chosen="p1" />);
  const closed = screen.getByRole('combobox', { name: 'Programme' });
  expect(closed.textContent).toBe('Bring a friend');
  expect(closed.getAttribute('aria-expanded')).toBe('false');
  expect(await violations()).toEqual([]);
  await userEvent.click(closed);
  expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual([
    'All programmes',
    'Bring a friend',
    'Back to school',
  ]);
  await userEvent.click(screen.getByRole('option', { name: 'Back to school' }));
  expect(router.replace).toHaveBeenCalledWith('/dashboard?days=90&program=p2', { scroll: false });
});

it('opens by the keyboard too, and takes the programme out of the address', async () => {
  show(<ProgramFilter programs={programs} chosen="p1" />);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}');
  await userEvent.click(await screen.findByRole('option', { name: 'All programmes' }));
  expect(router.replace).toHaveBeenCalledWith('/dashboard?days=90', { scroll: false });
});
