import { findLeaderboard, findTopReferrers, type TopReferrerRow } from '@/db/queries/analytics';
import { leaderboardQuerySchema } from '@/lib/domain/analytics/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { analyticsScope } from './scope';

export interface Leaderboard {
  /** Whole days of the organisation, both included; null for all time. */
  from: string | null;
  to: string | null;
  programId: string | null;
  currency: string;
  data: TopReferrerRow[];
}

/**
 * Referrers by their conversions: of all time, or of the days that are asked for. Input: `{from?, to?, programId?, limit?}`.
 * @throws NotFoundError for a programme that is not here
 */
export async function getLeaderboard(ctx: Ctx, input: unknown = {}): Promise<Leaderboard> {
  authorize(ctx, 'analytics:read');
  const { limit, ...query } = parse(leaderboardQuerySchema, input);
  return readOnly(ctx, async (tx) => {
    const { from, to, programId, currency } = await analyticsScope(tx, ctx, query);
    const isAllTime = !query.from && !query.to;
    const data = isAllTime
      ? await findLeaderboard(tx.sql, { programId, currency }, limit)
      : await findTopReferrers(tx.sql, { from, to, programId, currency }, limit);
    return { from: isAllTime ? null : from, to: isAllTime ? null : to, programId, currency, data };
  });
}
