import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type FormEvent, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { useActionForm } from '@/components/forms/use-action-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import type { ActionResult } from '@/lib/auth/run-action';
import { show } from '../render';

type Answer = ActionResult<string>;
const refused = (more: Partial<Extract<Answer, { ok: false }>>): Answer => ({
  ...{ ok: false, code: 'invalid-input', message: 'Some fields need another value.', errors: [], requestId: null },
  ...more,
});

/** Two fields; with or without a summary. */
function Form({ work, summed = false }: { work: () => Promise<Answer>; summed?: boolean }) {
  const { run, failure, errorOf, problem, form } = useActionForm();
  const [done, setDone] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    run(work, setDone, ({ code }) => {
      if (code === 'taken') return { path: 'email', message: 'Somebody has it.' };
      return code === 'closed' ? 'It is closed.' : undefined;
    });
  }
  return (
    <form ref={form} onSubmit={submit}>
      {summed ? <ErrorSummary errors={failure.errors} message={failure.message || undefined} /> : null}
      <FormField name="name" label="Name" error={errorOf('name')}>
        <Input />
      </FormField>
      <FormField name="email" label="E-mail" error={errorOf('email')}>
        <Input />
      </FormField>
      <p role="note">{problem}</p>
      <p role="status">{done}</p>
      <button type="submit">Send</button>
    </form>
  );
}

const send = () => userEvent.click(screen.getByRole('button', { name: 'Send' }));

describe('useActionForm', () => {
  it.each([true, false])(
    'leads to the first wrong field of the form, each time anew (summed up: %s)',
    async (summed) => {
      const errors = [
        { path: 'email', message: 'Must be an e-mail address.' },
        { path: 'name', message: 'Must not be empty.' },
      ];
      show(<Form summed={summed} work={async () => refused({ errors })} />);
      await userEvent.type(screen.getByLabelText('E-mail'), 'nowhere');
      await send();
      await waitFor(() => expect(screen.getByLabelText('Name')).toHaveFocus());
      expect(screen.getByLabelText('Name')).toHaveAccessibleDescription('Must not be empty.');
      expect(screen.getByLabelText('E-mail')).toHaveValue('nowhere');
      expect(screen.queryByText('Some fields need another value.')).toBeNull();
      await send();
      await waitFor(() => expect(screen.getByLabelText('Name')).toHaveFocus());
    },
  );

  it('does it once, however often it is pressed before the answer', async () => {
    const answer = Promise.withResolvers<Answer>();
    const work = vi.fn(() => answer.promise);
    show(<Form work={work} />);
    const button = screen.getByRole('button', { name: 'Send' });
    act(() => {
      button.click();
      button.click();
    });
    await send();
    await act(async () => answer.resolve({ ok: true, value: 'Sent.' }));
    expect(work).toHaveBeenCalledOnce();
    expect(screen.getByRole('status')).toHaveTextContent('Sent.');
    await send();
    await waitFor(() => expect(work).toHaveBeenCalledTimes(2));
  });

  it('leaves the form as it is when no answer comes, and can be tried again', async () => {
    const work = vi.fn<() => Promise<Answer>>().mockRejectedValueOnce(new TypeError('Failed to fetch'));
    work.mockResolvedValueOnce({ ok: true, value: 'Sent.' });
    show(<Form work={work} summed />);
    await userEvent.type(screen.getByLabelText('Name'), 'Nuria');
    await send();
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('There is no connection to Kith.'));
    expect(screen.getByLabelText('Name')).toHaveValue('Nuria');
    await send();
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Sent.'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says a refusal in the words of the form, for the whole of it or at the field that is meant', async () => {
    const work = vi.fn<() => Promise<Answer>>();
    show(<Form work={work} />);
    work.mockResolvedValueOnce(refused({ code: 'closed', message: 'Closed.' }));
    await send();
    await waitFor(() => expect(screen.getByRole('note')).toHaveTextContent('It is closed.'));
    work.mockResolvedValueOnce(refused({ code: 'taken', message: 'Taken.' }));
    await send();
    await waitFor(() => expect(screen.getByLabelText('E-mail')).toHaveAccessibleDescription('Somebody has it.'));
    expect(screen.getByLabelText('E-mail')).toHaveFocus();
    work.mockResolvedValueOnce(refused({ code: 'unexpected', message: '', requestId: 'r-17' }));
    await send();
    await waitFor(() => expect(screen.getByRole('note')).toHaveTextContent('r-17'));
  });
});
