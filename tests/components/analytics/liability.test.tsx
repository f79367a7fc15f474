import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { BreakageCard } from '@/app/(manager)/analytics/liability/_components/breakage-card';
import { ExpectedPrograms } from '@/app/(manager)/analytics/liability/_components/expected-programs';
import { LiabilityCharts } from '@/app/(manager)/analytics/liability/_components/liability-charts';
import { LiabilityParts } from '@/app/(manager)/analytics/liability/_components/liability-parts';
import type { Liability, LiabilityView } from '@/lib/services/analytics/liability';
import { show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

const owed: Liability = {
  accruedMinor: 20_000,
  payableMinor: 5000,
  underWayMinor: 0,
  creditMinor: 7500,
  reservedMinor: 500,
  goodsMinor: 0,
  totalMinor: 33_000,
};

function view(overrides: Partial<LiabilityView> = {}): LiabilityView {
  const amounts = { dueMinor: 20_000, expectedMinor: 3750, breakageMinor: 750 };
  return {
    from: '2025-09-15',
    to: '2026-09-15',
    granularity: 'month',
    timeZone: 'America/New_York',
    programId: null,
    currency: 'USD',
    otherCurrencies: [],
    now: owed,
    past: [
      { day: '2026-08-01', ...owed, payableMinor: 0, totalMinor: 28_000 },
      { day: '2026-09-01', ...owed },
    ],
    forecast: {
      months: [{ month: '2026-09-01', ...amounts }],
      later: { dueMinor: 100, expectedMinor: 0, breakageMinor: 0 },
      totals: amounts,
      programs: [],
      breakage: { observations: 0, usedMinor: 0, expiredMinor: 0, rate: null, byAge: [] },
    },
    ...overrides,
  };
}

const program = {
  programId: 'p',
  name: 'Bring a friend',
  pending: 3,
  observations: 36,
  conversionRate: 0.25,
  averageRewardMinor: 5000,
  expectedMinor: 3750,
  months: [3750],
};

describe('what is owed', () => {
  it('shows each part with what it means, and leaves out what nobody can tell', async () => {
    const { unmount } = show(<LiabilityParts now={owed} currency="USD" />);
    expect(screen.getByText('$330.00')).toBeVisible();
    expect(screen.getByText('Approved cash that is not paid.')).toBeVisible();
    expect(await violations()).toEqual([]);
    unmount();
    show(<LiabilityParts now={{ ...owed, payableMinor: null, totalMinor: null }} currency="USD" />);
    expect(screen.queryByText('Payable')).toBeNull();
  });

  it('has the months of past and forecast as tables too', async () => {
    show(<LiabilityCharts view={view()} />);
    fireEvent.click(screen.getByRole('button', { name: 'What was owed: show as table' }));
    const table = screen.getByRole('table', { name: 'What was owed' });
    expect(within(table).getByRole('row', { name: /Aug 2026 \$200\.00 \$0\.00/ })).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'The next twelve months: show as table' }));
    const forecast = screen.getByRole('table', { name: 'The next twelve months' });
    expect(within(forecast).getByRole('row', { name: 'Sep 2026 $200.00 $37.50 $7.50' })).toBeVisible();
    expect(screen.getByText('After these months: $1.00 becomes payable, $0.00 falls away.')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

describe('on what the forecast stands', () => {
  it('says how much is known of each programme, and when it is too little', async () => {
    const few = {
      ...program,
      programId: 'q',
      observations: 12,
      conversionRate: null,
      averageRewardMinor: null,
      expectedMinor: null,
    };
    show(<ExpectedPrograms programs={[program, few]} currency="USD" />);
    expect(screen.getByText('$37.50')).toBeVisible();
    expect(screen.getByText('25%')).toBeVisible();
    expect(screen.getByText('Not enough data')).toBeVisible();
    expect(screen.getByText(/Under 30 referrals/)).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('says how much credit is never used, by its age', () => {
    const byAge = [
      { age: 0, observations: 60, rate: 0.3 },
      { age: 12, observations: 20, rate: null },
    ];
    const known = { observations: 60, usedMinor: 70_000, expiredMinor: 30_000, rate: 0.3, byAge };
    const { unmount } = show(<BreakageCard breakage={known} currency="USD" />);
    expect(
      screen.getByText('30% of the credit that came to an end expired unused: $300.00 of $1,000.00.'),
    ).toBeVisible();
    expect(screen.getByText('12 months: too few')).toBeVisible();
    unmount();
    show(<BreakageCard breakage={{ ...known, observations: 1, rate: null }} currency="USD" />);
    expect(screen.getByText(/Not enough data: 1 credit has come to an end, 30 are needed/)).toBeVisible();
  });
});
