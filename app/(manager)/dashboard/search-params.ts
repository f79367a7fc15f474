import { createLoader, parseAsNumberLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';

/** Periods of the overview, in days up to today. */
export const PERIODS = [7, 30, 90, 365] as const;
export type Period = (typeof PERIODS)[number];

/** What the overview keeps in its address. */
export const loadDashboardParams = createLoader({
  days: parseAsNumberLiteral(PERIODS).withDefault(30),
  program: parseAsId,
});
