import { findProgramCurrencies } from '@/db/queries/analytics';
import { type AnalyticsQuery, boundDay } from '@/lib/domain/analytics/schema';
import { dayIn, shiftDay } from '@/lib/domain/common/days';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import type { Tx } from '../transact';

/** What a report looks at: whole days of the organisation, both included, and the currency of its money. */
export interface AnalyticsScope {
  from: string;
  to: string;
  timeZone: string;
  programId: string | null;
  /** The organisation's, or where no programme has it, the first that one has; others count in numbers only. */
  currency: string;
}

const DEFAULT_DAYS = 30;

/**
 * Reads a report's query: the last 30 days unless `days` says otherwise.
 * @throws NotFoundError for a programme that is not here
 */
export async function analyticsScope(
  tx: Tx,
  ctx: Ctx,
  query: AnalyticsQuery,
  days = DEFAULT_DAYS,
): Promise<AnalyticsScope> {
  const { currency: home, timeZone } = await organizationFacts(tx, ctx);
  const to = query.to ? boundDay(query.to, timeZone) : dayIn(timeZone, ctx.now);
  const from = query.from ? boundDay(query.from, timeZone) : shiftDay(to, 1 - days);
  const programId = query.programId ?? null;
  const used = await findProgramCurrencies(tx.sql, programId);
  if (programId && !used.length) throw new NotFoundError('programme');
  const currency = used.includes(home) ? home : (used[0] ?? home);
  return { from: from > to ? to : from, to, timeZone, programId, currency };
}
