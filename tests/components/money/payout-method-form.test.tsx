import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PayoutMethodForm } from '@/components/money/payout-method-form';
import type { ActionResult } from '@/lib/auth/run-action';
import { show, violations } from '../render';

function form(answer: ActionResult<null>, providers: ('manual' | 'paypal' | 'stripe')[] = ['manual', 'paypal']) {
  const onSave = vi.fn(async () => answer);
  const onSaved = vi.fn();
  show(<PayoutMethodForm providers={providers} onSave={onSave} onSaved={onSaved} />);
  return { onSave, onSaved };
}

describe('PayoutMethodForm', () => {
  it('asks for what the chosen way needs, and says that it is saved', async () => {
    const { onSave, onSaved } = form({ ok: true, value: null });
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('radio', { name: 'PayPal' }));
    expect(screen.queryByLabelText('IBAN')).toBeNull();
    await userEvent.type(screen.getByLabelText('E-mail of the PayPal account'), ' ana@example.org ');
    await userEvent.click(screen.getByRole('button', { name: 'Save payment details' }));
    expect(onSave).toHaveBeenCalledWith({ provider: 'paypal', email: 'ana@example.org' });
    expect(onSaved).toHaveBeenCalledOnce();
  });

  it('puts what the service refuses at the field, and keeps what was typed', async () => {
    const errors = [{ path: 'destination.iban', message: 'Must be an IBAN.' }];
    const { onSaved } = form({ ok: false, code: 'invalid-input', message: 'Some fields.', errors, requestId: null });
    await userEvent.type(screen.getByLabelText('IBAN'), 'DE00');
    await userEvent.click(screen.getByRole('button', { name: 'Save payment details' }));
    const field = screen.getByLabelText('IBAN');
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(field).toHaveAccessibleDescription(/Must be an IBAN\./);
    expect(field).toHaveValue('DE00');
    expect(onSaved).not.toHaveBeenCalled();
    expect(await violations()).toEqual([]);
  });

  it('has no choice where there is one way, and names the number in the log when nobody foresaw it', async () => {
    form({ ok: false, code: 'unexpected', message: '', errors: [], requestId: 'r-17' }, ['stripe']);
    expect(screen.queryByRole('radio')).toBeNull();
    await userEvent.type(screen.getByLabelText('Stripe account'), 'acct_1');
    await userEvent.click(screen.getByRole('button', { name: 'Save payment details' }));
    expect(await screen.findByText(/r-17/)).toBeInTheDocument();
  });
});
