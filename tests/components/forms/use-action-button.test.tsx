import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/auth/run-action';
import { show } from '../render';

type Answer = ActionResult<string>;
const refused = (code: string, message = 'It is closed.'): Answer => ({
  ...{ ok: false, code, message, errors: [], requestId: null },
});

function Press({ work, done }: { work: () => Promise<Answer>; done: (value: string) => void }) {
  const { run } = useActionButton();
  return (
    <ConfirmDialog
      trigger={<button type="button">Close</button>}
      title="Close it?"
      description="It ends."
      confirmLabel="Yes"
      onConfirm={() => run(work, done)}
    />
  );
}

describe('useActionButton', () => {
  let error: MockInstance<typeof toast.error>;
  const work = vi.fn<() => Promise<Answer>>();
  const done = vi.fn();
  const said = async () => {
    await waitFor(() => expect(error).toHaveBeenCalled());
    const words = error.mock.lastCall?.[0] as ReactNode;
    return render(<p>{words}</p>).container;
  };
  const press = () => userEvent.click(screen.getByRole('button', { name: 'Yes' }));

  beforeEach(async () => {
    error = vi.spyOn(toast, 'error');
    for (const mock of [error, work, done]) mock.mockReset();
    show(<Press work={work} done={done} />);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  });

  it('says why it was refused and leaves the question open, so that it can be pressed again', async () => {
    work.mockResolvedValueOnce(refused('already-closed')).mockResolvedValueOnce({ ok: true, value: 'closed' });
    await press();
    expect(await said()).toHaveTextContent('It is closed.');
    expect(done).not.toHaveBeenCalled();
    await press();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(done).toHaveBeenCalledWith('closed');
  });

  it('stays where it is when no answer comes', async () => {
    work.mockRejectedValueOnce(new TypeError('fetch failed')).mockResolvedValueOnce({ ok: true, value: 'closed' });
    await press();
    expect(await said()).toHaveTextContent('There is no connection to Kith. Please try again.');
    await press();
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
  });

  it('leads to the sign-in in a new tab when the session has ended', async () => {
    work.mockResolvedValueOnce(refused('unauthorized'));
    await press();
    const link = (await said()).querySelector('a');
    expect(link).toHaveTextContent('Sign in in a new tab');
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('href', '/sign-in');
  });

  it('asks once when it is pressed twice', async () => {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    work.mockReturnValueOnce(promise);
    await userEvent.dblClick(screen.getByRole('button', { name: 'Yes' }));
    expect(work).toHaveBeenCalledOnce();
    resolve({ ok: true, value: 'closed' });
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
  });
});
