import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Money } from '@/components/money/money';
import { MoneyState } from '@/components/money/money-state';
import { ReceiptSentences } from '@/components/money/receipt-sentences';
import { ReceiptSteps } from '@/components/money/receipt-steps';
import { StatusBadge } from '@/components/money/status-badge';
import { STATUS_LOOKS, type StatusOf } from '@/components/money/status-looks';
import type { ReceiptStep } from '@/components/money/use-receipt-words';
import { calculate } from '@/lib/domain/rewards/calculate';
import type { ReceiptLine } from '@/lib/domain/rewards/receipt';
import { show, violations } from '../render';

describe('Money', () => {
  it('has the currency’s own form and a real minus', () => {
    show(
      <>
        <Money value={{ amountMinor: 123_456, currency: 'USD' }} />
        <Money value={{ amountMinor: -500, currency: 'GBP' }} />
        <Money value={{ amountMinor: 500, currency: 'JPY' }} />
      </>,
    );
    expect(screen.getByText('$1,234.56')).toBeInTheDocument();
    expect(screen.getByText('−£5.00')).toBeInTheDocument();
    expect(screen.getByText('¥500')).toBeInTheDocument();
  });

  it.each(['pending', 'payable', 'paid', 'reversed'] as const)('tells %s by word and icon', (stage) => {
    const { container } = show(
      <MoneyState value={{ amountMinor: -100, currency: 'USD' }} stage={stage} reason="Refund" size="large" />,
    );
    expect(container).toHaveTextContent(new RegExp(stage, 'i'));
    expect(container).toHaveTextContent('(Refund)');
    expect(container.querySelector('svg')).toBeInTheDocument();
  });
});

describe('StatusBadge', () => {
  const all = (Object.keys(STATUS_LOOKS) as (keyof StatusOf)[]).flatMap((of) =>
    Object.keys(STATUS_LOOKS[of]).map((status) => ({ of, status }) as Parameters<typeof StatusBadge>[0]),
  );

  it.each(all)('has a word and an icon for $of $status', (props) => {
    const { container } = show(<StatusBadge {...props} />);
    expect(container.textContent).toMatch(/^[A-Z][a-z ]+$/);
    expect(container.querySelector('svg')).toBeInTheDocument();
  });
});

const base = { tiers: [], bonuses: [], promotions: [], courses: [] };
const facts = {
  programVersion: 1,
  currency: 'USD',
  timeZone: 'UTC',
  valueMinor: 40_000,
  discountMinor: 0,
  refundedMinor: 0,
  droppedOut: false,
  courseExternalId: null,
  convertedAt: new Date('2026-09-03T15:00:00Z'),
  rewardedCount: 3,
  limitMinor: 50_000,
  budgetLeftMinor: null,
};

function Receipt({ steps }: { steps: readonly ReceiptStep[] }) {
  return (
    <>
      <ReceiptSentences steps={steps} currency="USD" />
      <ReceiptSteps steps={steps} currency="USD" />
    </>
  );
}

async function sentencesOf(steps: readonly ReceiptLine[]): Promise<(string | null)[]> {
  const { unmount } = show(<Receipt steps={steps} />);
  const sentences = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(screen.getAllByRole('row')).toHaveLength(steps.length + 1);
  expect(await violations()).toEqual([]);
  unmount();
  return sentences;
}

describe('a receipt', () => {
  it('says a fixed reward, a promotion and a cap in sentences, and every step in the table', async () => {
    const promotion = {
      name: 'Back to school',
      startsAt: '2026-09-01',
      endsAt: '2026-09-30',
      side: 'referrer' as const,
    };
    const { lines } = calculate(
      {
        ...base,
        referrer: { kind: 'cash', amountMinor: 5000, capMinor: 7000 },
        promotions: [
          { ...promotion, multiplierBps: 12_000 },
          { ...promotion, name: 'Autumn', extraMinor: 1500 },
        ],
      },
      facts,
    );
    expect(await sentencesOf(lines[0]?.receipt ?? [])).toEqual([
      'Base reward: $50.00.',
      '“Back to school” multiplies it by 1.2: $60.00.',
      '“Autumn” adds $15.00: $75.00.',
      'Cut to $70.00 by the rule’s cap.',
    ]);
  });

  it('says a rate, the net value, the limit and the budget', async () => {
    const { lines } = calculate(
      {
        ...base,
        referrer: { kind: 'cash', amountMinor: 100 },
        tiers: [{ fromCount: 3, rateBps: 9000 }],
        promotions: [
          { name: 'Twice', startsAt: '2026-09-01', endsAt: '2026-09-30', side: 'referrer', multiplierBps: 20_000 },
        ],
      },
      { ...facts, limitMinor: 30_000, budgetLeftMinor: 20_000 },
    );
    expect(await sentencesOf(lines[0]?.receipt ?? [])).toEqual([
      'Tier from 3: 90% of the net value $400.00 is $360.00.',
      '“Twice” multiplies it by 2: $720.00.',
      'A percentage gives at most the net value, so it is cut to $400.00.',
      'Cut to $300.00: the limit is $300.00 per referral.',
      'Cut to $200.00: that is what the programme’s budget has left.',
    ]);
  });

  it('shows the English words of the core where the catalogue has none', () => {
    const step = {
      step: 'clawback',
      rule: 'clawback',
      beforeMinor: 500,
      afterMinor: 0,
      why: 'The course was refunded.',
    };
    show(<Receipt steps={[step]} />);
    expect(screen.getByText('The course was refunded.')).toBeInTheDocument();
    expect(screen.getByText('Taken back')).toBeInTheDocument();
  });
});
