import type { ChartRow } from '@/components/charts/types';

const MOST = 12;

/** The first of a list as rows of a chart; people of one name are told apart, since a chart knows its rows by their label. */
export function plotRows<Row>(rows: readonly Row[], rowOf: (row: Row) => ChartRow): ChartRow[] {
  const met = new Map<string, number>();
  return rows.slice(0, MOST).map((one) => {
    const row = rowOf(one);
    const count = (met.get(row.label) ?? 0) + 1;
    met.set(row.label, count);
    return count === 1 ? row : { ...row, label: `${row.label} (${count})` };
  });
}
