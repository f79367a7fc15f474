import type { Figures } from '@/lib/services/analytics/figures';
import type { ReportColumn } from './report-table';

const KINDS = {
  touches: 'integer',
  leads: 'integer',
  conversions: 'integer',
  leadRate: 'percent',
  conversionRate: 'percent',
  conversionValueMinor: 'money',
  rewardMinor: 'money',
  costPerAcquisitionMinor: 'money',
  returnOnInvestment: 'percent',
} as const satisfies Partial<Record<keyof Figures, ReportColumn['kind']>>;

export type FigureColumn = keyof typeof KINDS;

/** The columns of a table of figures, in their usual order, as far as they are named. */
export function figureColumns(t: (key: FigureColumn) => string, names: readonly FigureColumn[]): ReportColumn[] {
  return names.map((key) => ({ key, label: t(key), kind: KINDS[key] }));
}

/** All of them. */
export const ALL_FIGURES = Object.keys(KINDS) as FigureColumn[];
