import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { BalanceCard } from '@/app/(manager)/people/[id]/_components/balance-card';
import { show } from '../render';

const cash = { pendingMinor: 0, payableMinor: 0, paidMinor: 0 };

it('shows staff the credit that can be used, and what of it still waits, if anything', () => {
  const credit = { pendingMinor: 10_500, availableMinor: 2000, expiringMinor: 0, nextExpiryAt: null };
  const euro = { currency: 'EUR', cash, credit: { ...credit, pendingMinor: 0 } };
  show(<BalanceCard balance={{ currency: 'USD', cash, credit, others: [euro] }} />);
  const [dollars, euros] = screen.getAllByText('Course credit').map(({ parentElement }) => parentElement);
  expect(dollars).toHaveTextContent(/^Course credit\$20\.00\$105\.00Pending$/);
  expect(euros).toHaveTextContent(/^Course credit€20\.00$/);
});
