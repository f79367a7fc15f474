import type { SearchParams } from 'nuqs/server';
import { requireStaff } from '@/lib/auth/session';
import { dayIn, shiftDay } from '@/lib/domain/common/days';
import { getDashboardFacts } from '@/lib/services/analytics/dashboard';
import type { Ctx } from '@/lib/services/context';
import { getOrganization } from '@/lib/services/organizations/reads';
import { loadDashboardParams, type Period } from '../../dashboard/search-params';

export interface Report {
  ctx: Ctx;
  days: Period;
  programs: { id: string; name: string; status: string }[];
  program: string | null;
  /** What the service is asked for. */
  query: { from: string; to: string; programId?: string };
}

/** What every report's address says: the days up to today, and the programme. */
export async function loadReport(searchParams: Promise<SearchParams>): Promise<Report> {
  const ctx = await requireStaff('analytics:read');
  const [{ days, program: wished }, { timeZone }, { programs }] = await Promise.all([
    loadDashboardParams(searchParams),
    getOrganization(ctx),
    getDashboardFacts(ctx),
  ]);
  // An address may name a programme of another school, or one that never was: then all are shown.
  const program = programs.find(({ id }) => id === wished)?.id ?? null;
  const to = dayIn(timeZone, ctx.now);
  const range = { from: shiftDay(to, 1 - days), to };
  return { ctx, days, programs, program, query: { ...range, ...(program && { programId: program }) } };
}
