import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BarChart } from '@/components/charts/bar-chart';
import { ChartTooltip } from '@/components/charts/chart-tooltip';
import { FunnelChart } from '@/components/charts/funnel-chart';
import { hueOfChannel } from '@/components/charts/hues';
import { TrendChart } from '@/components/charts/trend-chart';
import { show, violations } from '../render';

// What is fetched when it is wanted is fetched already, so that no test waits for a disk.
beforeAll(async () => {
  await Promise.all([import('@/components/charts/trend-plot'), import('@/components/charts/bar-plot')]);
});

// jsdom lays nothing out; Recharts draws only into a box that has a size.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 640, 260));
  for (const side of ['offsetWidth', 'clientWidth'] as const)
    Object.defineProperty(HTMLElement.prototype, side, { configurable: true, value: 640 });
});

const rows = [
  { label: '1 May', values: { touches: 1200, leads: 30 }, previous: { touches: 900, leads: 20 } },
  { label: '2 May', values: { touches: 1500, leads: 45 }, previous: { touches: 1000, leads: 25 } },
];
const series = [
  { key: 'touches', label: 'Touches' },
  { key: 'leads', label: 'Leads' },
];

describe('TrendChart', () => {
  it('draws every series and, dotted, the period before; its table has all figures', async () => {
    const { container } = show(
      <TrendChart title="Reach" description="How far" category="Day" series={series} rows={rows} fileName="reach" />,
    );
    await waitFor(() => expect(container.querySelectorAll('path.recharts-curve').length).toBeGreaterThanOrEqual(4));
    expect(container.querySelectorAll('[stroke-dasharray="2 4"]').length).toBeGreaterThanOrEqual(2);
    expect(screen.getByText('The period before')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Reach: show as table' }));
    const table = screen.getByRole('table', { name: 'Reach' });
    expect(within(table).getByRole('columnheader', { name: 'Touches, period before' })).toBeInTheDocument();
    expect(within(table).getByRole('row', { name: /2 May/ })).toHaveTextContent('2 May1,500451,00025');
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Reach: show as chart' }));
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('downloads what it shows', async () => {
    const made = vi.fn((_: Blob) => 'blob:kith');
    URL.createObjectURL = made as typeof URL.createObjectURL;
    URL.revokeObjectURL = vi.fn();
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    show(
      <TrendChart
        kind="area"
        title="Cost"
        series={[{ key: 'touches', label: 'Cost', hue: 3 }]}
        rows={[{ label: '1 May', values: { touches: 1999 } }]}
        format={{ kind: 'money', currency: 'EUR' }}
        fileName="cost"
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Cost: download CSV' }));
    expect(await made.mock.calls[0]?.[0].text()).toContain('Period,Cost\r\n1 May,19.99');
    expect(clicked.mock.contexts[0]).toHaveProperty('download', 'cost.csv');
  });

  it('says so when there is nothing to draw', () => {
    show(<TrendChart title="Reach" series={series} rows={[{ label: '1 May', values: { touches: 0 } }]} fileName="x" />);
    expect(screen.getByText('No figures for this period yet.')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('BarChart', () => {
  it('writes the figure beside a single series, and names several', async () => {
    const { rerender, container } = show(
      <BarChart
        title="Channels"
        series={[{ key: 'share', label: 'Share' }]}
        rows={[{ label: 'WhatsApp', values: { share: 0.425 } }]}
        format={{ kind: 'percent' }}
        fileName="channels"
      />,
    );
    await waitFor(() => expect(container).toHaveTextContent('42.5%'));
    rerender(<BarChart title="Both" series={series} rows={rows} fileName="both" />);
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Touches', 'Leads']);
    // Side by side each bar has its figure, since they are compared and not added up.
    const halves = [{ label: 'Ana', values: { touches: 2.25, leads: 0.5 } }];
    rerender(
      <BarChart title="Beside" series={series} rows={halves} format={{ kind: 'decimal' }} fileName="b" sideBySide />,
    );
    await waitFor(() => expect(container).toHaveTextContent('2.3'));
    expect(container).toHaveTextContent('0.5');
  });
});

describe('FunnelChart', () => {
  it('says how many go on from each step', async () => {
    show(
      <FunnelChart
        title="Way"
        category="Step"
        countLabel="People"
        fileName="way"
        steps={[
          { key: 'touch', label: 'Opened', count: 2000 },
          { key: 'lead', label: 'Left a name', count: 500 },
          { key: 'paid', label: 'Enrolled', count: 0, ofSignUps: 0 },
        ]}
      />,
    );
    const steps = screen.getAllByRole('listitem');
    expect(steps[1]).toHaveTextContent('Left a name25% of the step before500');
    expect(steps[2]).toHaveTextContent('0% of sign-ups0');
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Way: show as table' }));
    expect(screen.getByRole('row', { name: /Opened/ })).toHaveTextContent('2,000');
  });
});

describe('ChartTooltip', () => {
  const format = { kind: 'integer' } as const;

  it('has each series and the period before, and nothing while nothing is pointed at', () => {
    const { rerender, container } = show(
      <ChartTooltip active series={series} format={format} payload={[{ payload: rows[0] }]} />,
    );
    expect(container).toHaveTextContent('1 MayTouches1,200Leads30Touches, period before900Leads, period before20');
    rerender(<ChartTooltip series={series} format={format} />);
    expect(container).toBeEmptyDOMElement();
  });
});

describe('hueOfChannel', () => {
  it('gives a channel the same hue everywhere', () => {
    expect([hueOfChannel('whatsapp'), hueOfChannel('email'), hueOfChannel('telegram')]).toEqual([1, 2, 6]);
  });
});
