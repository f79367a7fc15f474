/** How a figure is written. Plain data, because functions cannot pass from a server page to a chart. */
export type ChartFormat =
  | { kind: 'integer' }
  /** With one decimal where it has any. */
  | { kind: 'decimal' }
  | { kind: 'percent' }
  /** Values are minor units. */
  | { kind: 'money'; currency: string };

export type ChartSeries = {
  key: string;
  label: string;
  /** 1 to 6; by default the place among the series. Give the same thing the same number on every page. */
  hue?: ChartHue;
};

export type ChartHue = 1 | 2 | 3 | 4 | 5 | 6;

export type ChartRow = {
  /** The period or category, as it is shown: "3 May". */
  label: string;
  values: Record<string, number>;
  /** The same series one period before, drawn dotted. */
  previous?: Record<string, number>;
};
