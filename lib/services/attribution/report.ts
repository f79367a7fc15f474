import { z } from 'zod';
import {
  countDecisionRows,
  type DecisionListRow,
  findReportReasons,
  findReportShares,
  findReportTotals,
  listDecisionRows,
  type ReportTotals,
  type ShareRow,
} from '@/db/queries/attribution-report';
import { findDisplayNames } from '@/db/queries/display-names';
import { PPM } from '@/lib/domain/attribution/shares';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import { startOfDayIn } from '@/lib/domain/common/day-bounds';
import { shiftDay } from '@/lib/domain/common/days';
import { listQueryFields, wholeDaySchema } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { ATTRIBUTION_MODELS, type AttributionModel } from '@/lib/domain/programs/types';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';

const reportSchema = z
  .strictObject({ from: wholeDaySchema, to: wholeDaySchema, programId: idSchema.optional() })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'Must not be before the first day.' });

const MOST_REFERRERS = 100;

/** How many conversions each model gives to one referrer or channel, and how many were decided for it. Parts are fractions. */
export type SharesOf = Record<AttributionModel | 'decided', number> & { key: string; name: string };

export interface AttributionOverview extends ReportTotals {
  unattributed: { reason: string; conversions: number }[];
  /** The hundred with the most. */
  referrers: SharesOf[];
  channels: SharesOf[];
}

/** The models side by side over the conversions of whole days of the organisation. Input: `{from, to, programId?}`. */
export async function getAttributionReport(ctx: Ctx, input: unknown): Promise<AttributionOverview> {
  authorize(ctx, 'referrals:read');
  const { from, to, programId = null } = parse(reportSchema, input);
  return readOnly(ctx, async (tx) => {
    const { sql } = tx;
    const { timeZone } = await organizationFacts(tx, ctx);
    const filter = { from: startOfDayIn(timeZone, from), to: startOfDayIn(timeZone, shiftDay(to, 1)), programId };
    const referrers = byKey(await findReportShares(sql, filter, 'referrer')).slice(0, MOST_REFERRERS);
    const names = await findDisplayNames(
      sql,
      referrers.map(({ key }) => key),
    );
    return {
      ...(await findReportTotals(sql, filter)),
      unattributed: await findReportReasons(sql, filter),
      referrers: referrers.map((row) => ({ ...row, name: names.get(row.key) ?? '–' })),
      channels: byKey(await findReportShares(sql, filter, 'channel')),
    };
  });
}

function byKey(rows: readonly ShareRow[]): SharesOf[] {
  const nothing = Object.fromEntries([...ATTRIBUTION_MODELS, 'decided'].map((model) => [model, 0]));
  const found = new Map<string, SharesOf>();
  for (const { key, model, ppm } of rows) {
    const row = found.get(key) ?? ({ ...nothing, key, name: key } as SharesOf);
    row[model] = ppm / PPM;
    found.set(key, row);
  }
  return [...found.values()].sort((a, b) => b.decided - a.decided || b.linear - a.linear || (a.key < b.key ? -1 : 1));
}

export const decisionFilterSchema = z.strictObject({ overrides: z.boolean().default(false) });
const listSchema = decisionFilterSchema.extend(listQueryFields);

/** Decisions, newest first. Input: `{overrides?, limit?, cursor?}`. */
export async function listDecisions(ctx: Ctx, input: unknown = {}): Promise<Page<DecisionListRow>> {
  authorize(ctx, 'referrals:read');
  const { limit, cursor, overrides } = parse(listSchema, input);
  const before = cursorId(cursor);
  const rows = await readOnly(ctx, ({ sql }) => listDecisionRows(sql, { overrides, before, limit: limit + 1 }));
  return toPage(rows, limit);
}

/** How many decisions there are in all. Input: `{overrides?}`. */
export async function countDecisions(ctx: Ctx, input: unknown = {}): Promise<BoundedCount> {
  authorize(ctx, 'referrals:read');
  const { overrides } = parse(decisionFilterSchema, input);
  return readOnly(ctx, ({ sql }) => countDecisionRows(sql, overrides));
}
