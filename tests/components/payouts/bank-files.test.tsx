import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { BankFilesCard, type BankFilesCardProps } from '@/app/(manager)/payouts/_components/bank-files-card';
import { BankMarks } from '@/app/(manager)/payouts/_components/bank-marks';
import { NotPaidDialog } from '@/app/(manager)/payouts/_components/not-paid-dialog';
import { NOW, show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

const done = { ok: true, value: { id: 'f2', transfers: 2, marked: 2 } } as const;

const card: BankFilesCardProps = {
  waiting: 3,
  sepa: 2,
  totals: [
    { currency: 'EUR', amountMinor: 6234 },
    { currency: 'USD', amountMinor: 500 },
  ],
  files: [
    {
      id: 'f1',
      format: 'sepa',
      name: 'payouts-2026-09-10-abc.xml',
      transfers: 2,
      totals: [{ currency: 'EUR', amountMinor: 100 }],
      open: 2,
      createdAt: NOW,
    },
  ],
  canPay: true,
  exportFile: vi.fn(),
  markFilePaid: vi.fn(),
};

it('says what waits, for which file, and gives the files again', async () => {
  const { container } = show(<BankFilesCard {...card} />);
  expect(screen.getByText(/3 payouts are in no bank file yet: €62.34 \+ \$5.00/)).toBeInTheDocument();
  expect(screen.getByText(/One of them is not in euros/)).toBeInTheDocument();
  const link = screen.getByRole('link', { name: 'Download payouts-2026-09-10-abc.xml' });
  expect(link).toHaveAttribute('href', '/payouts/bank-files/f1');
  expect(await violations(container)).toEqual([]);
});

it('marks a whole file as paid after a question', async () => {
  const user = userEvent.setup();
  const markFilePaid = vi.fn(async () => done);
  show(<BankFilesCard {...card} markFilePaid={markFilePaid} />);
  await user.click(screen.getByRole('button', { name: 'Mark as paid' }));
  const dialog = screen.getByRole('dialog');
  expect(dialog).toHaveTextContent('Has your bank paid all 2 open payouts of this file?');
  await user.click(within(dialog).getByRole('button', { name: 'Mark as paid' }));
  await waitFor(() => expect(markFilePaid).toHaveBeenCalledWith('f1'));
});

it('makes no SEPA file of nothing, and offers a reader nothing to press', () => {
  const { unmount } = show(<BankFilesCard {...card} waiting={1} sepa={0} />);
  expect(screen.getByRole('button', { name: 'Make SEPA file' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Make CSV file' })).toBeEnabled();
  unmount();
  show(<BankFilesCard {...card} canPay={false} />);
  // A time only tells itself exactly.
  expect(screen.queryAllByRole('button').filter((one) => !one.matches('[data-exact-time]'))).toEqual([]);
  expect(screen.queryByRole('link')).toBeNull();
});

it('asks for the reason when a payout was not paid, and shows what is wrong with it', async () => {
  const user = userEvent.setup();
  const errors = [{ path: 'reason', message: 'Must not be empty.' }];
  const refused = { ok: false as const, code: 'invalid-input', message: 'x', requestId: null, errors };
  const markFailed = vi.fn(async (_: string, reason: string) => (reason.trim() ? done : refused));
  show(
    <BankMarks payoutId="p1" said="pending" name="Ana Ng" amount="€50.00" markPaid={vi.fn()} markFailed={markFailed} />,
  );
  expect(screen.getByRole('button', { name: 'Mark as paid' })).toBeEnabled();
  await user.click(screen.getByRole('button', { name: 'Mark as not paid' }));
  const dialog = screen.getByRole('dialog');
  expect(dialog).toHaveTextContent('Why was €50.00 to Ana Ng not paid?');
  await user.type(within(dialog).getByRole('textbox'), ' ');
  await user.click(within(dialog).getByRole('button', { name: 'Mark as not paid' }));
  expect(await within(dialog).findByText('Must not be empty.')).toBeInTheDocument();
  await user.type(within(dialog).getByRole('textbox'), 'Account closed');
  await user.click(within(dialog).getByRole('button', { name: 'Mark as not paid' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(markFailed).toHaveBeenLastCalledWith('p1', ' Account closed');
});

it('of a paid one can only say that it came back', () => {
  show(
    <BankMarks payoutId="p1" said="settled" name="Ana Ng" amount="€50.00" markPaid={vi.fn()} markFailed={vi.fn()} />,
  );
  expect(screen.queryByRole('button', { name: 'Mark as paid' })).toBeNull();
  expect(screen.getByRole('button', { name: 'It came back' })).toBeEnabled();
});

it('takes a paid payout back with a reason, after saying what that does to people and money', async () => {
  const user = userEvent.setup();
  const takeBack = vi.fn(async () => done);
  show(<NotPaidDialog payoutId="p1" kind="takeBack" name="Ana Ng" amount="€50.00" markFailed={takeBack} />);
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  const dialog = screen.getByRole('dialog');
  expect(dialog).toHaveTextContent('Why is €50.00 taken back from Ana Ng?');
  expect(dialog).toHaveTextContent('the next run pays them in a new payout');
  expect(dialog).toHaveTextContent('This cannot be undone.');
  await user.type(within(dialog).getByRole('textbox'), 'Wrong Ana');
  await user.click(within(dialog).getByRole('button', { name: 'Take it back' }));
  await waitFor(() => expect(takeBack).toHaveBeenCalledWith('p1', 'Wrong Ana'));
});
