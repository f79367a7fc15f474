import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CookieForm } from '@/app/(manager)/settings/tracking/cookie-form';
import { addStep, changeStep, keyOf, moveStep, removeStep, toSteps } from '@/app/(manager)/settings/tracking/steps';
import { StepsForm } from '@/app/(manager)/settings/tracking/steps-form';
import { DEFAULT_STEPS } from '@/lib/domain/referrals/milestones';
import { show, violations } from '../render';

const saved = vi.fn();
vi.mock('next/navigation', async () => (await import('../navigation')).navigation);
// The server's side has its own tests; here is only what it is handed.
vi.mock('@/app/(manager)/settings/actions', () => ({ saveSettingsAction: (input: unknown) => saved(input) }));

beforeEach(() => saved.mockReset().mockResolvedValue({ ok: true, value: 'School' }));

describe('the steps of a list', () => {
  const rows = toRows('applied');
  function toRows(...keys: string[]) {
    return [
      ...keys.map((key) => ({ key, label: key, isNew: false })),
      ...DEFAULT_STEPS.map((step) => ({ ...step, isNew: false })),
    ];
  }

  it.each([
    ['Trial booked!', 'trial-booked'],
    ['  Über Größe ', 'uber-gro-e'],
    ['日本', ''],
    ['x'.repeat(60), 'x'.repeat(40)],
  ])('%j has the key %j', (label, key) => expect(keyOf(label)).toBe(key));

  it('are added, named, moved and removed', () => {
    const added = changeStep(addStep(rows), 0, 'Trial booked');
    expect(added[0]).toEqual({ key: 'trial-booked', label: 'Trial booked', isNew: true });
    const foreign = changeStep(addStep(added), 0, '体験授業');
    expect(foreign[0]?.key).toBe('step-1');
    expect(changeStep(addStep(foreign), 0, '面接')[0]?.key).toBe('step-2');
    expect(changeStep(foreign, 0, ' ')[0]?.key).toBe('');
    expect(changeStep(rows, 0, 'Asked')[0]).toMatchObject({ key: 'applied', label: 'Asked' });
    expect(moveStep(rows, 0, 1).map(({ key }) => key)).toEqual(['enrolled', 'applied', 'paid', 'attended']);
    expect(moveStep(rows, 0, -1)).toEqual(rows);
    expect(moveStep(rows, 3, 1)).toEqual(rows);
    expect(removeStep(rows, 0)).toEqual(rows.slice(1));
    expect(toSteps([{ key: 'a', label: ' A ', isNew: true }])).toEqual([{ key: 'a', label: 'A' }]);
  });
});

describe('the form of steps', () => {
  it('saves what was added, in its order, and cannot remove what conversions tell of', async () => {
    show(<StepsForm steps={DEFAULT_STEPS} mayWrite />);
    expect(screen.getByRole('button', { name: 'Remove “Enrolled”' })).toBeDisabled();
    fireEvent.click(screen.getByRole('button', { name: 'Add step' }));
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Applied' } });
    fireEvent.click(screen.getByRole('button', { name: 'Move “Applied” down' }));
    expect(await violations()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Save steps' }));
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    expect(saved.mock.calls[0]?.[0]).toEqual({
      milestones: [DEFAULT_STEPS[0], { key: 'applied', label: 'Applied' }, ...DEFAULT_STEPS.slice(1)],
    });
    fireEvent.click(screen.getByRole('button', { name: 'Remove “Applied”' }));
    expect(screen.queryByLabelText('Name')).toBeNull();
  });

  it('says at the step what is wrong, and shows who may not change it only what is', async () => {
    const errors = [{ path: 'milestones.0.label', message: 'Must have a name.' }];
    saved.mockResolvedValue({ ok: false, code: 'invalid-input', message: 'Wrong', errors, requestId: null });
    const { unmount } = show(<StepsForm steps={DEFAULT_STEPS} mayWrite />);
    fireEvent.click(screen.getByRole('button', { name: 'Add step' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save steps' }));
    await waitFor(() => expect(screen.getByLabelText('Name')).toBeInvalid());
    unmount();
    show(<StepsForm steps={[{ key: 'applied', label: 'Applied' }, ...DEFAULT_STEPS]} mayWrite={false} />);
    expect(screen.getByLabelText('Name')).toBeDisabled();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('the form of cookies', () => {
  it('explains each choice and saves the one that is made', async () => {
    show(<CookieForm mode="always" mayWrite />);
    const group = within(screen.getByRole('radiogroup', { name: 'Cookies on invitation pages' }));
    expect(group.getByRole('radio', { name: 'Always' })).toBeChecked();
    expect(group.getByRole('radio', { name: 'After consent' })).toHaveAccessibleDescription(/Global Privacy Control/);
    fireEvent.click(group.getByRole('radio', { name: 'Never' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save cookies' }));
    await waitFor(() => expect(saved).toHaveBeenCalledWith({ visitorCookies: 'never' }));
    expect(await violations()).toEqual([]);
  });

  it('is read by who may not change it', () => {
    show(<CookieForm mode="never" mayWrite={false} />);
    expect(screen.getByRole('radio', { name: 'Never' })).toBeDisabled();
    expect(screen.queryByRole('button', { name: 'Save cookies' })).toBeNull();
  });
});
