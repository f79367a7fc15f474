import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, it } from 'vitest';
import { StaffBell } from '@/components/shell/staff-bell';
import { show, violations } from '../render';

// What is fetched when it is wanted is fetched already, so that no test waits for a disk.
beforeAll(async () => {
  await import('@/components/shell/staff-bell-open');
});

it('says how much waits, and leads to it', async () => {
  show(<StaffBell rewards={11} fraudCases={1} />);
  await userEvent.click(screen.getByRole('button', { name: '12 things wait for you' }));
  expect(await screen.findByRole('menuitem', { name: '11 rewards to approve' })).toHaveProperty(
    'href',
    expect.stringMatching(/\/rewards$/),
  );
  expect(screen.getByRole('menuitem', { name: '1 fraud case to look at' })).toBeTruthy();
});

it('is quiet when nothing does', async () => {
  show(<StaffBell rewards={0} fraudCases={0} />);
  const bell = screen.getByRole('button', { name: 'Nothing waits for you' });
  expect(bell.textContent).toBe('');
  expect(await violations()).toEqual([]);
});
