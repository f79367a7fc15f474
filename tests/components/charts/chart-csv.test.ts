import { describe, expect, it } from 'vitest';
import { chartCsv } from '@/components/charts/chart-csv';

const series = [{ key: 'cost', label: 'Cost, all' }];
const previousLabel = (name: string) => `${name} before`;

describe('chartCsv', () => {
  it('writes exact amounts, the period before, and quotes what needs it', () => {
    const csv = chartCsv({
      category: 'Day',
      series,
      rows: [
        { label: '3 May', values: { cost: 123_456 }, previous: { cost: 5 } },
        { label: 'say "4" May', values: {} },
      ],
      format: { kind: 'money', currency: 'USD' },
      previousLabel,
    });
    expect(csv.split('\r\n')).toEqual([
      'Day,"Cost, all","Cost, all before"',
      '3 May,1234.56,0.05',
      '"say ""4"" May",,',
    ]);
  });

  it('lets no label run as a formula', () => {
    const csv = chartCsv({
      category: 'Source',
      series: [{ key: 'n', label: 'N' }],
      rows: [{ label: '=HYPERLINK(1)', values: { n: -2 } }],
      format: { kind: 'integer' },
      previousLabel,
    });
    expect(csv).toBe("Source,N\r\n'=HYPERLINK(1),-2");
  });
});
