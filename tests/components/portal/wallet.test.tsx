import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { CodeCard } from '@/app/(portal)/portal/_components/code-card';
import { BalanceStrip } from '@/components/portal/balance-strip';
import { RewardItem } from '@/components/portal/reward-item';
import { StatementLines } from '@/components/portal/statement-lines';
import type { WalletReward } from '@/components/portal/types';
import { WalletBalance } from '@/components/portal/wallet-balance';
import type { Locale } from '@/lib/i18n/config';
import { show, violations } from '../render';

const balance = {
  currency: 'USD',
  cash: { pendingMinor: 11_250, payableMinor: 0, paidMinor: 10_000 },
  credit: {
    pendingMinor: 0,
    availableMinor: 8_000,
    expiringMinor: 4_000,
    nextExpiryAt: new Date('2027-02-20T12:00:00Z'),
  },
};

const NO_CREDIT = { pendingMinor: 0, availableMinor: 0, expiringMinor: 0, nextExpiryAt: null };

/** In a programme that pays course credit, before the first hold is over. */
const creditOnly = {
  currency: 'USD',
  cash: { pendingMinor: 0, payableMinor: 0, paidMinor: 0 },
  credit: { ...NO_CREDIT, pendingMinor: 10_500 },
};

const reward: WalletReward = {
  id: 'r1',
  side: 'referrer',
  kind: 'cash',
  item: null,
  status: 'pending',
  currency: 'USD',
  rewardAmountMinor: 5000,
  originalAmountMinor: 5000,
  requiresApproval: false,
  payableAt: new Date('2026-10-01T12:00:00Z'),
  expiresAt: null,
  expiredAt: null,
  processedAt: null,
  programName: 'Bring a friend',
  otherFirstName: 'Mei',
  receipt: [
    { step: 'base', rule: 'base', beforeMinor: 0, afterMinor: 5000, why: 'Fixed.', key: 'base.fixed', params: {} },
  ],
};

const item = (changes: Partial<WalletReward> = {}) => (
  <ul>
    <RewardItem reward={{ ...reward, ...changes }} />
  </ul>
);

describe('WalletBalance', () => {
  it('tells pending, payable and paid apart by word, and what of the credit ends', async () => {
    show(<WalletBalance balance={balance} />);
    const cash = within(screen.getByRole('region', { name: 'Cash' }));
    expect(cash.getByText('$112.50')).toBeVisible();
    for (const word of ['Pending', 'Payable', 'Paid']) expect(cash.getByText(word)).toBeVisible();
    const credit = within(screen.getByRole('region', { name: 'Course credit' }));
    expect(credit.getByText('$80.00')).toBeVisible();
    expect(credit.getByText(/of it ends on Feb 20, 2027/)).toHaveTextContent('$40.00 of it ends on Feb 20, 2027.');
    expect(await violations()).toEqual([]);
  });

  it('says why a negative amount is negative, and nothing of credit that is not there', () => {
    show(
      <WalletBalance
        balance={{
          ...balance,
          cash: { ...balance.cash, payableMinor: -2500 },
          credit: { pendingMinor: 0, availableMinor: 0, expiringMinor: 0, nextExpiryAt: null },
        }}
      />,
    );
    expect(screen.getByText('−$25.00')).toBeVisible();
    expect(screen.getByText('A friend got money back. This is taken from your next rewards.')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Course credit' })).toBeNull();
  });

  it('says nothing of an end where the credit has none', () => {
    const credit = { pendingMinor: 0, availableMinor: 8_000, expiringMinor: 0, nextExpiryAt: null };
    show(<WalletBalance balance={{ ...balance, credit }} />);
    expect(screen.queryByText(/ends on/)).toBeNull();
  });

  it('shows credit that still waits, and no cash where there never was any', async () => {
    show(<WalletBalance balance={creditOnly} />);
    const stages = within(screen.getByRole('region', { name: 'Course credit' })).getAllByRole('listitem');
    expect(stages.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^\$105\.00Pending/),
      expect.stringMatching(/^\$0\.00Available/),
    ]);
    expect(screen.queryByRole('region', { name: 'Cash' })).toBeNull();
    expect(await violations()).toEqual([]);
  });
});

describe('BalanceStrip', () => {
  it('leads to the wallet with the three amounts', () => {
    show(<BalanceStrip balance={{ ...balance, others: [] }} />);
    expect(screen.getByRole('link', { name: /Your rewards.*\$112\.50.*Pending.*\$100\.00.*Paid/ })).toHaveAttribute(
      'href',
      '/portal/wallet',
    );
    expect(screen.getByRole('link')).toHaveTextContent(/Course credit\$0\.00Pending\$80\.00Available/);
  });

  it.each([
    ['en', 'Course credit$105.00Pending$1,393.77Available', 'Cash'],
    ['es', 'Crédito para cursos105,00 US$Pendiente1393,77 US$Disponible', 'Dinero'],
    ['de', 'Kursguthaben105,00 $Ausstehend1.393,77 $Verfügbar', 'Geld'],
  ] as const)('shows course credit where there never was cash, in %s', (locale, figures, cash) => {
    const credit = { ...creditOnly.credit, availableMinor: 139_377 };
    show(<BalanceStrip balance={{ ...creditOnly, credit, others: [] }} />, locale);
    expect(screen.getByRole('link')).toHaveTextContent(figures, { normalizeWhitespace: true });
    expect(screen.getByRole('link')).not.toHaveTextContent(cash);
  });

  it('shows other currencies, and the first one only where there is something', () => {
    const empty = { ...creditOnly, credit: NO_CREDIT };
    const euro = { ...creditOnly, currency: 'EUR' };
    show(<BalanceStrip balance={{ ...empty, others: [euro] }} />);
    expect(screen.getByText('€105.00')).toBeVisible();
    expect(screen.queryByText('$0.00')).toBeNull();
  });

  it('shows cash, of which there is none, where there is nothing at all', () => {
    show(<BalanceStrip balance={{ ...creditOnly, credit: NO_CREDIT, others: [] }} />);
    expect(screen.getByRole('link')).toHaveTextContent(/Cash\$0\.00Pending\$0\.00Payable\$0\.00Paid$/);
  });
});

describe('CodeCard', () => {
  const used = (touches: number, referrals: number, locale: Locale) => {
    const code = { code: 'ANA-1', url: 'https://kith.test/r/ANA-1', works: true, expiresAt: null, touches, referrals };
    const { container } = show(
      <CodeCard code={code} message="Join" subject="Join" shareHref="/portal/share" />,
      locale,
    );
    return container;
  };

  it.each([
    ['en', 'Your link or code was used once. One friend said yes.', /opened/],
    ['es', 'Tu enlace o código se usó una vez. Un amigo dijo que sí.', /abr/],
    ['de', 'Dein Link oder Code wurde einmal benutzt. Ein Freund hat zugesagt.', /geöffnet/],
  ] as const)('does not say that a code told at the school was a link opened, in %s', (locale, text, opened) => {
    const card = used(1, 1, locale);
    expect(card).toHaveTextContent(text);
    expect(card).not.toHaveTextContent(opened);
  });

  it('does not say that nobody used a code by which the school counts a friend', () => {
    expect(used(0, 0, 'en')).toHaveTextContent('Nobody has used your link or code yet.');
    cleanup();
    const card = used(0, 1, 'en');
    expect(card).toHaveTextContent('One friend said yes.');
    expect(card).not.toHaveTextContent('Nobody');
  });
});

describe('RewardItem', () => {
  it('opens its receipt in sentences', async () => {
    const user = userEvent.setup();
    show(item());
    expect(screen.getByText('For Mei')).toBeVisible();
    expect(screen.getByText('Yours from Oct 1, 2026')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Why this amount?' }));
    const sheet = within(screen.getByRole('dialog', { name: 'Why $50.00' }));
    expect(sheet.getByText('Base reward: $50.00.')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it.each<[string, Partial<WalletReward>, string]>([
    ['waits for a person', { requiresApproval: true }, 'A person at the school looks at it first'],
    ['comes with the next payment', { status: 'approved' }, 'Comes with the next payment'],
    [
      'waits at the desk',
      { status: 'approved', kind: 'merchandise', item: 'A bag' },
      'Ready for you at the school’s front desk',
    ],
    ['was handed over', { status: 'paid', kind: 'merchandise' }, 'Handed over'],
    ['was paid', { status: 'paid', processedAt: new Date('2026-09-01T12:00:00Z') }, 'Paid on Sep 1, 2026'],
    ['is in the wallet', { status: 'paid', kind: 'credit' }, 'In your wallet'],
    ['has ended', { status: 'cancelled', expiredAt: new Date('2026-09-02T12:00:00Z') }, 'Ended on Sep 2, 2026'],
    ['was cancelled', { status: 'cancelled', rewardAmountMinor: 0 }, 'Cancelled. Questions? Ask the school.'],
  ])('that %s says so', (_, changes, text) => {
    show(item(changes));
    expect(screen.getByText(text)).toBeVisible();
  });

  it('names the part of a reward that comes in parts, and its receipt says when', async () => {
    const params = { part: 2, parts: 2, afterDays: 60, shareBps: 5000 };
    const step = { step: 'vesting', rule: 'part:2', beforeMinor: 5000, afterMinor: 2500, why: '-', params };
    const receipt = [...reward.receipt, { ...step, key: 'vesting.later' }];
    show(item({ vesting: { part: 2, parts: 2 }, rewardAmountMinor: 2500, originalAmountMinor: 2500, receipt }));
    expect(screen.getByText('Cash, part 2 of 2 · Bring a friend')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Why this amount?' }));
    expect(await screen.findByText('50% of it vests 60 days after the enrolment: $25.00.')).toBeVisible();
  });

  it('says what was there before a clawback, until when credit can be used, and who invited', () => {
    show(item({ rewardAmountMinor: 3000 }));
    expect(screen.getByText('was $50.00')).toBeVisible();
    const expiresAt = new Date('2027-02-20T12:00:00Z');
    show(item({ side: 'referee', kind: 'discount', status: 'paid', expiresAt, otherFirstName: null }));
    expect(screen.getByText('Use it by Feb 20, 2027')).toBeVisible();
    expect(screen.getByText('Welcome present, invited by a friend')).toBeVisible();
  });
});

describe('StatementLines', () => {
  it('shows the newest first with what was owed after it, and no amount where none moved', () => {
    const at = (day: number) => new Date(Date.UTC(2026, 8, day, 12));
    show(
      <StatementLines
        currency="USD"
        closingMinor={-1000}
        lines={[
          { transferId: 'a', occurredAt: at(1), kind: 'grant', amountMinor: 5000, balanceMinor: 5000 },
          { transferId: 'b', occurredAt: at(2), kind: 'approve', amountMinor: 0, balanceMinor: 5000 },
          { transferId: 'c', occurredAt: at(3), kind: 'clawback', amountMinor: -6000, balanceMinor: -1000 },
          { transferId: 'd', occurredAt: at(4), kind: 'something-new', amountMinor: 0, balanceMinor: -1000 },
        ]}
      />,
    );
    const lines = screen.getAllByRole('listitem').map((line) => line.textContent);
    expect(lines).toEqual([
      'ChangeSep 4, 2026then −$10.00',
      'Reward taken backSep 3, 2026−$60.00then −$10.00',
      'Reward approvedSep 2, 2026then $50.00',
      'Reward earnedSep 1, 2026$50.00then $50.00',
    ]);
    expect(screen.getByText(/owes you −\$10\.00 now/)).toBeVisible();
  });

  it('tells credit that was given from credit that was received', () => {
    const move = { occurredAt: new Date('2026-09-01T12:00:00Z'), kind: 'credit-transferred' };
    show(
      <StatementLines
        currency="USD"
        closingMinor={0}
        lines={[
          { ...move, transferId: 'a', amountMinor: 1000, balanceMinor: 1000 },
          { ...move, transferId: 'b', amountMinor: -1000, balanceMinor: 0 },
        ]}
      />,
    );
    const lines = screen.getAllByRole('listitem').map((line) => line.textContent);
    expect(lines).toEqual([
      'Credit given to another personSep 1, 2026−$10.00then $0.00',
      'Credit received from another personSep 1, 2026$10.00then $10.00',
    ]);
  });
});
