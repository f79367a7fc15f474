import { z } from 'zod';
import { type CaseRow, countCases, findLastRun, listCases } from '@/db/queries/reconciliation-cases';
import { PAYOUT_PROVIDERS } from '@/lib/domain/payouts/lifecycle';
import { CASE_STATUSES, type CaseStatus } from '@/lib/domain/payouts/reconciliation-cases';
import { MONEY_STATES } from '@/lib/domain/payouts/reconciliation-figures';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { cursorId, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';

const side = z.object({ count: z.number(), amountMinor: z.number() });
const figuresSchema = z.object({
  books: z.array(
    z.object({
      provider: z.enum(PAYOUT_PROVIDERS),
      currency: z.string(),
      state: z.enum(MONEY_STATES),
      ours: side,
      theirs: side,
    }),
  ),
  accounts: z.array(
    z.object({ account: z.string(), currency: z.string(), ledgerMinor: z.number(), expectedMinor: z.number() }),
  ),
  problems: z.array(z.object({ provider: z.enum(PAYOUT_PROVIDERS), message: z.string() })),
});

const querySchema = z.strictObject({
  status: z.enum(CASE_STATUSES).default('open'),
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().optional(),
});

export interface LastRun extends z.output<typeof figuresSchema> {
  status: 'agreed' | 'different' | 'incomplete';
  since: Date;
  found: number;
  createdAt: Date;
}

export interface Reconciliation {
  lastRun: LastRun | null;
  counts: Record<CaseStatus, number>;
  /** A page of those of the status asked for, newest first. */
  cases: CaseRow[];
  nextCursor: string | null;
}

/** The last run with the figures of both sides, and cases. Input: `{status?: open|resolved|ignored, limit?, cursor?}`. */
export async function readReconciliation(ctx: Ctx, input: unknown = {}): Promise<Reconciliation> {
  authorize(ctx, 'payouts:read');
  const { status, limit, cursor } = parse(querySchema, input);
  const after = cursorId(cursor);
  return readOnly(ctx, async ({ sql }) => {
    const run = await findLastRun(sql);
    const { data: cases, nextCursor } = toPage(await listCases(sql, status, after, limit + 1), limit);
    return {
      lastRun: run && { ...run, ...figuresSchema.parse(run.figures) },
      counts: await countCases(sql),
      cases,
      nextCursor,
    };
  });
}
