import { createServer, type Server } from 'node:http';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BacktestPanel } from '@/app/(manager)/programs/[id]/backtest/_components/backtest-panel';
import { BacktestResultView } from '@/app/(manager)/programs/[id]/backtest/_components/backtest-result';
import type { BacktestResult } from '@/app/(manager)/programs/[id]/backtest/_components/use-backtest';
import { show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

function figures(paidMinor: number, wouldMinor: number, conversions: number) {
  const side = (minor: number) => ({ rewarded: conversions, grantedMinor: minor, standingMinor: minor });
  const grantedMinor = wouldMinor - paidMinor;
  const share = paidMinor === 0 ? null : grantedMinor / paidMinor;
  return {
    conversions,
    paid: side(paidMinor),
    would: side(wouldMinor),
    difference: { grantedMinor, standingMinor: grantedMinor, share },
  };
}

function result(paidMinor: number, wouldMinor: number, overrides: Partial<BacktestResult> = {}): BacktestResult {
  return {
    programId: 'p',
    version: 2,
    versionStatus: 'draft',
    currency: 'USD',
    timeZone: 'America/New_York',
    totals: figures(paidMinor, wouldMinor, 812),
    months: [{ month: '2026-05-01', ...figures(paidMinor, wouldMinor, 812) }],
    referrers: [{ referrerId: 'r', name: 'Ana Ruiz', ...figures(paidMinor, wouldMinor, 812) }],
    otherReferrers: { count: 3, ...figures(0, 0, 0) },
    reasons: [{ reason: 'below-trigger', conversions: 4 }],
    cuts: [{ reason: 'limit-cut', conversions: 2 }],
    assumptions: [{ code: 'attribution-as-decided', message: '' }],
    ...overrides,
  };
}

describe('what a backtest found', () => {
  it('says the difference in words and figures, with what stands behind it', async () => {
    show(<BacktestResultView result={result(1_033_333, 1_157_333)} fileName="x" />);
    const words = 'This draft would have paid $1,240.00 more (+12%) for 812 enrolments.';
    expect(screen.getByRole('heading', { name: words })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Ana Ruiz' })).toHaveAttribute('href', '/people/r');
    expect(screen.getByText(/3 more referrers/)).toBeVisible();
    expect(screen.getByText('Who an enrolment is owed to stays as it was decided.')).toBeVisible();
    expect(screen.getByText('2 enrolments')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it.each([
    [result(5000, 4000), 'This draft would have paid $10.00 less (-20%) for 812 enrolments.'],
    [result(0, 4000), 'This draft would have paid $40.00 more for 812 enrolments.'],
    [
      result(5000, 5000, { version: 1, versionStatus: 'published' }),
      'Version 1 would have paid exactly the same, $50.00, for 812 enrolments.',
    ],
    [
      result(5000, 5000, { version: null, versionStatus: null }),
      'The versions of the time would have paid exactly the same, $50.00, for 812 enrolments.',
    ],
  ])('%#: %s', (view, words) => {
    show(<BacktestResultView result={view} fileName="x" />);
    expect(screen.getByRole('heading', { level: 2, name: words })).toBeVisible();
  });

  it('says so when nothing happened in the period', () => {
    show(<BacktestResultView result={result(0, 0, { totals: figures(0, 0, 0) })} fileName="x" />);
    expect(screen.getByRole('status')).toHaveTextContent('No enrolment of this programme lies in this period');
  });
});

describe('running one', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
    vi.unstubAllGlobals();
  });

  /** A server that answers what it is told; `asked` holds the addresses, `closed` counts requests that were given up. */
  async function serve(answer: object | null) {
    const seen = { asked: [] as string[], closed: 0 };
    const made = createServer((request, response) => {
      seen.asked.push(String(request.url));
      response.on('close', () => {
        if (!response.writableEnded) seen.closed += 1;
      });
      if (answer) response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
    server = made;
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    const { port } = made.address() as { port: number };
    const real = fetch;
    // Relative addresses have no page here.
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(`http://127.0.0.1:${port}${path}`, init));
    return seen;
  }

  const panel = (
    <BacktestPanel
      programId="p"
      fileName="x"
      timeZone="America/New_York"
      days={{ from: '2026-01-01', to: '2026-12-31' }}
      versions={[
        { version: 2, is: 'draft' },
        { version: 1, is: 'live' },
      ]}
    />
  );

  it('asks for the draft over the chosen days and shows the answer', async () => {
    const seen = await serve({ ok: true, value: result(5000, 4000) });
    show(panel);
    expect(await violations()).toEqual([]);
    fireEvent.change(screen.getByLabelText('First day'), { target: { value: '2026-03-01' } });
    fireEvent.click(screen.getByRole('button', { name: 'Run the backtest' }));
    await waitFor(() => expect(screen.getByText(/\$10\.00 less/)).toBeVisible());
    expect(seen.asked).toEqual(['/programs/p/backtest/run?version=2&from=2026-03-01&to=2026-12-31']);
  });

  it('shows what is refused at its field', async () => {
    const errors = [{ path: 'to', message: 'Must not be before the first day.' }];
    await serve({
      ok: false,
      code: 'invalid-input',
      message: 'Some fields need another value.',
      errors,
      requestId: null,
    });
    show(panel);
    fireEvent.click(screen.getByRole('button', { name: 'Run the backtest' }));
    await waitFor(() => expect(screen.getByLabelText('Last day')).toHaveAttribute('aria-invalid', 'true'));
    expect(screen.getByText('Must not be before the first day.')).toBeVisible();
  });

  it('can be cancelled, which closes the request', async () => {
    const seen = await serve(null);
    show(panel);
    fireEvent.click(screen.getByRole('button', { name: 'Run the backtest' }));
    await waitFor(() => expect(seen.asked).toHaveLength(1));
    expect(screen.getByRole('button', { name: 'Run the backtest' })).toBeDisabled();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.getByText('Cancelled. Nothing was changed.')).toBeVisible();
    await waitFor(() => expect(seen.closed).toBe(1));
  });
});
