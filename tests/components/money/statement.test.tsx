import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { StatementDownloads } from '@/components/money/statement-downloads';
import { StatementPeriodPicker } from '@/components/money/statement-period-picker';
import { StatementView } from '@/components/money/statement-view';
import { chooseDays } from '@/lib/domain/ledger/choose-days';
import { buildStatement, type StatementEntry, type StatementOpening } from '@/lib/domain/ledger/statement';
import { show, violations } from '../render';

type Described = StatementEntry & { description: string };

const entry = (own: Partial<Described>): Described => ({
  transferId: 't1',
  occurredAt: new Date('2026-09-04T02:00:00Z'),
  kind: 'grant',
  reason: '',
  subjectType: 'reward',
  subjectId: 'r1',
  causeId: null,
  currency: 'USD',
  value: 'cash',
  amountMinor: 5000,
  accounts: {},
  description: 'Reward for Ben',
  ...own,
});
const opening = (own: Partial<StatementOpening>): StatementOpening => ({
  currency: 'USD',
  account: 'liability:payable',
  value: 'cash',
  balanceMinor: 1000,
  ...own,
});

const statement = (before: StatementOpening[], entries: Described[]) =>
  show(<StatementView currencies={buildStatement(before, entries)} />);

/** The texts of every row of a table, cell by cell. */
const rowsOf = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent));

describe('StatementView', () => {
  it('runs from the opening to the closing balance, each movement in one column and on the day of the school', async () => {
    statement(
      [opening({})],
      [
        entry({ accounts: { 'liability:accrued': 5000 } }),
        entry({ transferId: 't2', kind: 'clawback', amountMinor: -2000, description: 'Taken back' }),
        entry({ transferId: 't3', kind: 'payout-sent', amountMinor: -500, description: 'Paid out' }),
      ],
    );
    const rows = rowsOf('Cash in USD');
    expect(rows[0]).toEqual(['Date', 'What', 'Earned', 'Taken back', 'Paid or used', 'Balance']);
    expect(rows[1]).toEqual(['', 'Opening balance', '$10.00']);
    expect(rows[2]?.[0]).toMatch(/\b3\b/);
    expect(rows.slice(2, 5).map((row) => row.slice(1))).toEqual([
      ['Reward for Ben', '$50.00', '', '', '$60.00'],
      ['Taken back', '', '$20.00', '', '$40.00'],
      ['Paid out', '', '', '$5.00', '$35.00'],
    ]);
    expect(rows[5]).toEqual(['', 'Closing balance', '$50.00', '$20.00', '$5.00', '$35.00']);
    expect(screen.getByText(/of the closing balance waits/)).toHaveTextContent(/^\$50\.00 of the closing balance/);
    expect(screen.queryByText('Nothing moved in this period.')).toBeNull();
    expect(screen.queryByText(/below zero/)).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('has a table for each currency and kind of value, with its own movements only', () => {
    statement(
      [],
      [
        entry({}),
        entry({ transferId: 't2', value: 'credit', description: 'Credit for Cleo' }),
        entry({ transferId: 't3', value: 'goods', description: 'A mug' }),
        entry({ transferId: 't4', currency: 'EUR', description: 'Reward for Dan' }),
      ],
    );
    expect(screen.getAllByRole('table').map((table) => table.getAttribute('aria-label'))).toEqual([
      'Cash in EUR',
      'Cash in USD',
      'Course credit and discounts in USD',
      'Presents in USD',
    ]);
    expect(rowsOf('Cash in EUR').map((row) => row[1])).toContain('Reward for Dan');
    expect(rowsOf('Cash in USD').map((row) => row[1])).toEqual([
      'What',
      'Opening balance',
      'Reward for Ben',
      'Closing balance',
    ]);
  });

  it('says that nothing moved where only a balance stands', () => {
    statement([opening({})], []);
    expect(screen.getByText('Nothing moved in this period.')).toBeInTheDocument();
    expect(rowsOf('Cash in USD').at(-1)).toEqual(['', 'Closing balance', '$0.00', '$0.00', '$0.00', '$10.00']);
    expect(screen.queryByText(/of the closing balance waits/)).toBeNull();
  });

  it.each([
    ['cash', /rewards were taken back after they had been paid/],
    ['credit', /credit was taken back after it had been used/],
  ] as const)('explains %s below zero', (value, words) => {
    statement([], [entry({ value, kind: 'clawback', amountMinor: -700 })]);
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(screen.getAllByText('−$7.00')).toHaveLength(2);
  });

  it('asks for another period when there is neither a movement nor a balance', () => {
    statement([], []);
    expect(screen.getByText('Nothing moved in this period')).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
  });
});

function picker(wished: { period: string | null; from: string | null; to: string | null }) {
  return show(
    <StatementPeriodPicker path="/portal/statement" chosen={chooseDays(wished, '2026-09-10')} wished={wished} />,
  );
}

describe('StatementPeriodPicker', () => {
  it('marks the period that is shown and keeps each in the address', async () => {
    picker({ period: 'quarter', from: null, to: null });
    const list = within(screen.getByRole('list', { name: 'Period' }));
    expect(list.getAllByRole('link').map((link) => link.textContent)).toEqual([
      'This month',
      'Last month',
      'This quarter',
      'This year',
      'Everything',
      'Own dates',
    ]);
    expect(list.getByRole('link', { current: true })).toHaveTextContent('This quarter');
    expect(list.getByRole('link', { name: 'Own dates' })).toHaveAttribute('href', '/portal/statement?period=custom');
    expect(screen.queryByRole('button', { name: 'Show' })).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('takes own dates in a form that works without a script', async () => {
    picker({ period: 'custom', from: '2026-08-01', to: null });
    expect(screen.getByLabelText('From')).toHaveValue('2026-08-01');
    expect(screen.getByLabelText('To')).toHaveValue('');
    expect(screen.getByLabelText('From')).not.toHaveAttribute('aria-invalid');
    const { form } = screen.getByRole<HTMLButtonElement>('button', { name: 'Show' });
    expect(form).toHaveAttribute('action', '/portal/statement');
    expect(form).toHaveFormValues({ period: 'custom', from: '2026-08-01', to: '' });
    expect(await violations()).toEqual([]);
  });

  it.each([
    ['2026-09-05', '2026-09-01', 'The first day must not be after the last one.'],
    ['2026-02-31', '2026-09-01', 'Choose days of the calendar.'],
  ])('says why %s to %s is not taken, and marks both days', (from, to, words) => {
    picker({ period: 'custom', from, to });
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(screen.getByLabelText('From')).toBeInvalid();
    expect(screen.getByLabelText('To')).toBeInvalid();
  });
});

describe('StatementDownloads', () => {
  it.each([
    [{ from: '2026-09-01', to: '2026-09-10' }, '&from=2026-09-01&to=2026-09-10'],
    [{ from: null, to: '2026-09-10' }, '&to=2026-09-10'],
    [{ from: '2026-09-01', to: null }, '&from=2026-09-01'],
    [{ from: null, to: null }, ''],
  ])('asks for the days that are shown: %o', (days, query) => {
    show(<StatementDownloads path="/api/statement" days={days} />);
    for (const format of ['csv', 'pdf']) {
      const link = screen.getByRole('link', { name: `Download ${format.toUpperCase()}` });
      expect(link).toHaveAttribute('href', `/api/statement?format=${format}${query}`);
      expect(link).toHaveAttribute('download');
    }
  });
});
