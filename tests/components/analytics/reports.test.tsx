import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { AnalyticsTabs } from '@/app/(manager)/analytics/_components/analytics-tabs';
import { figureColumns } from '@/app/(manager)/analytics/_components/figure-columns';
import { ReportTable } from '@/app/(manager)/analytics/_components/report-table';
import { stepName } from '@/app/(manager)/analytics/_components/step-name';
import { PeriodChips } from '@/app/(manager)/dashboard/_components/period-chips';
import { isCurrent } from '@/components/shell/is-current';
import { translator } from '@/lib/i18n/translator';
import { at } from '../navigation';
import { show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

const saved = vi.hoisted(() => vi.fn());
vi.mock('@/components/charts/save-csv', () => ({ saveCsv: saved }));

const COLUMNS = [
  { key: 'leads', label: 'Sign-ups', kind: 'integer' },
  { key: 'rate', label: 'Rate', kind: 'percent' },
  { key: 'value', label: 'Value', kind: 'money' },
  { key: 'days', label: 'Days', kind: 'decimal' },
] as const;
const table = (rows: Parameters<typeof ReportTable>[0]['rows']) => (
  <ReportTable
    title="By channel"
    description="Words"
    category="Channel"
    columns={COLUMNS}
    rows={rows}
    currency="USD"
    empty="Nothing here."
    fileName="kith-x"
  />
);

describe('a table of figures', () => {
  it('is sorted by a figure, nothing last, and as it came after the third press', () => {
    show(
      table([
        { key: 'a', label: 'Ada', values: { rate: null } },
        { key: 'b', label: 'Bea', values: { rate: 0.2 } },
        { key: 'c', label: 'Cem', values: { rate: 0.5 } },
      ]),
    );
    const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
    const press = () => fireEvent.click(screen.getByRole('button', { name: 'Rate' }));
    press();
    expect(names()).toEqual(['Cem', 'Bea', 'Ada']);
    expect(screen.getByRole('columnheader', { name: 'Rate' })).toHaveAttribute('aria-sort', 'descending');
    press();
    expect(names()).toEqual(['Bea', 'Cem', 'Ada']);
    press();
    expect(names()).toEqual(['Ada', 'Bea', 'Cem']);
  });

  it('writes each figure in its way, leads to its thing, and can be taken along exactly', async () => {
    show(
      table([
        {
          key: 'a',
          label: 'WhatsApp',
          href: '/people/a',
          values: { leads: 1234, rate: 0.125, value: 5000, days: 2.25 },
        },
        { key: 'b', label: '=EVIL()', values: { leads: 0, rate: null, value: 700 }, currency: 'EUR' },
      ]),
    );
    expect(screen.getByRole('link', { name: 'WhatsApp' })).toHaveAttribute('href', '/people/a');
    for (const words of ['1,234', '12.5%', '$50.00', '2.3', '€7.00', '0'])
      expect(screen.getByText(words)).toBeInTheDocument();
    expect(screen.getAllByText('–')).toHaveLength(2);
    expect(await violations()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: /By channel/ }));
    expect(saved).toHaveBeenCalledWith('kith-x', [
      ['Channel', 'Currency', 'Sign-ups', 'Rate', 'Value', 'Days'],
      ['WhatsApp', 'USD', '1234', '0.125', '50.00', '2.25'],
      ['=EVIL()', 'EUR', '0', '', '7.00', ''],
    ]);
  });

  it('says so when there is nothing', () => {
    show(table([]));
    expect(screen.getByText('Nothing here.')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('getting around', () => {
  it('keeps period and programme from report to report', () => {
    at('/analytics/funnel?days=90&program=p1&other=x');
    show(<AnalyticsTabs />);
    expect(screen.getByRole('link', { name: 'Sources' })).toHaveAttribute(
      'href',
      '/analytics/sources?days=90&program=p1',
    );
    expect(screen.getByRole('link', { name: 'Funnel' })).toHaveAttribute('aria-current', 'page');
  });

  it('has plain addresses where nothing was chosen', () => {
    at('/analytics/sources');
    show(<AnalyticsTabs />);
    expect(screen.getByRole('link', { name: 'Cohorts' })).toHaveAttribute('href', '/analytics/cohorts');
  });

  it('chooses the period of its own page', () => {
    show(<PeriodChips path="/analytics/funnel" days={30} program="p1" />);
    expect(screen.getByRole('link', { name: '90 days' })).toHaveAttribute(
      'href',
      '/analytics/funnel?days=90&program=p1',
    );
  });

  it('marks analytics, but not on the page of what is owed, which has its own place', () => {
    expect(isCurrent('/analytics/sources', '/analytics')).toBe(true);
    expect(isCurrent('/analytics/liability', '/analytics')).toBe(false);
    expect(isCurrent('/analytics/liability', '/analytics/liability')).toBe(true);
  });
});

it('names steps by the school’s word, else by Kith’s, else by their key', () => {
  const t = translator('analytics.funnel.steps' as never) as never;
  expect(stepName({ key: 'trial', label: 'Trial' }, t)).toBe('Trial');
  expect(stepName({ key: 'enrolled', label: null }, t)).toBe('Enrolled');
  expect(stepName({ key: 'dropped-step', label: null }, t)).toBe('dropped-step');
});

it('keeps the order of figures as it is asked for', () => {
  expect(figureColumns((key) => key, ['leads', 'rewardMinor'])).toEqual([
    { key: 'leads', label: 'leads', kind: 'integer' },
    { key: 'rewardMinor', label: 'rewardMinor', kind: 'money' },
  ]);
});
