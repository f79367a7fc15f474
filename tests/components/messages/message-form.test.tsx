import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { MessageForm } from '@/app/(portal)/portal/settings/_components/message-form';
import { show, violations } from '../render';

const save = vi.hoisted(() => vi.fn());
vi.mock('@/app/(portal)/portal/settings/actions', () => ({ saveMessagesAction: save }));

const props = {
  messages: [
    { message: 'reward-approved' as const, email: true, sms: false },
    { message: 'welcome' as const, email: true, sms: null },
  ],
  timeZone: null,
  schoolTimeZone: 'America/New_York',
  quietHours: null,
  wantsDigest: false,
  digestHour: 17,
  school: { from: '21:00', to: '08:00' },
};

it('saves all that was chosen at once', async () => {
  save.mockResolvedValue({ ok: true, value: null });
  show(<MessageForm timeZones={['Europe/London', 'UTC']} {...props} />);
  expect(screen.queryByRole('switch', { name: 'Welcome: SMS' })).toBeNull();
  await userEvent.click(screen.getByRole('switch', { name: 'Reward approved: SMS' }));
  await userEvent.click(screen.getByRole('switch', { name: 'Welcome: E-mail' }));
  await userEvent.click(screen.getByRole('switch', { name: /^One e-mail a day/ }));
  await userEvent.click(screen.getByRole('switch', { name: /^My own quiet hours/ }));
  expect(await violations(screen.getByRole('table'))).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Save messages' }));
  await vi.waitFor(() => expect(save).toHaveBeenCalled());
  expect(save).toHaveBeenCalledWith({
    choices: [
      { message: 'reward-approved', channel: 'email', enabled: true },
      { message: 'reward-approved', channel: 'sms', enabled: true },
      { message: 'welcome', channel: 'email', enabled: false },
    ],
    timeZone: null,
    wantsDigest: true,
    quietHours: { from: 1260, to: 480 },
  });
});

it('shows what is wrong at the field and keeps what was chosen', async () => {
  const errors = [{ path: 'quietHours.to', message: 'Must not be the time at which they begin.' }];
  save.mockResolvedValue({ ok: false, code: 'invalid-input', message: 'Some fields need another value.', errors });
  show(<MessageForm timeZones={['Europe/London', 'UTC']} {...props} quietHours={{ from: 60, to: 120 }} />);
  await userEvent.click(screen.getByRole('button', { name: 'Save messages' }));
  await vi.waitFor(() => expect(screen.getByLabelText('Until')).toHaveAttribute('aria-invalid', 'true'));
  expect(screen.getByLabelText('From')).toHaveValue('01:00');
});
