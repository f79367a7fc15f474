import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OwnForm } from '@/app/(manager)/settings/me/own-form';
import { show, violations } from '../render';

const saved = vi.fn();
vi.mock('next/navigation', async () => (await import('../navigation')).navigation);
vi.mock('@/app/(manager)/settings/me/actions', () => ({ saveOwnPreferencesAction: (input: unknown) => saved(input) }));

beforeEach(() => saved.mockReset().mockResolvedValue({ ok: true, value: null }));

describe('the settings of a member of staff', () => {
  it('say a language and what is mailed, and are stored as a whole', async () => {
    const user = userEvent.setup();
    const messages = [
      { message: 'staff-waiting', isOn: false },
      { message: 'payout-failed', isOn: true },
    ] as const;
    show(<OwnForm email="kim@school.example" language={null} messages={messages} />);
    expect(screen.getByText(/kim@school\.example/)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('combobox', { name: 'Your language' }));
    await user.click(screen.getByRole('option', { name: 'Deutsch' }));
    await user.click(screen.getByRole('switch', { name: 'A payout failed' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(saved).toHaveBeenCalledExactlyOnceWith({
        ...{ language: 'de', choices: { 'staff-waiting': false, 'payout-failed': false } },
      }),
    );
  });

  it('have nothing to switch for who gets nothing', () => {
    show(<OwnForm email="v@school.example" language="es" messages={[]} />);
    expect(screen.getByRole('combobox', { name: 'Your language' })).toHaveTextContent('Español');
    expect(screen.queryByRole('switch')).toBeNull();
  });
});
