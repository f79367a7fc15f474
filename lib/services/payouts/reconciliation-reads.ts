import { z } from 'zod';
import { type CaseRow, countCases, findLastRun, listCases } from '@/db/queries/reconciliation-cases';
import { PAYOUT_PROVIDERS } from '@/lib/domain/payouts/lifecycle';
import { CASE_STATUSES, type CaseStatus } from '@/lib/domain/payouts/reconciliation-cases';
import { MONEY_STATES } from '@/lib/domain/payouts/reconciliation-figures';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
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

const querySchema = z.strictObject({ status: z.enum(CASE_STATUSES).default('open') });

export interface LastRun extends z.output<typeof figuresSchema> {
  status: 'agreed' | 'different' | 'incomplete';
  since: Date;
  found: number;
  createdAt: Date;
}

export interface Reconciliation {
  lastRun: LastRun | null;
  counts: Record<CaseStatus, number>;
  /** The newest 100 of the status asked for. */
  cases: CaseRow[];
}

const LIMIT = 100;

/** The last run with the figures of both sides, and cases. Input: `{status?: open|resolved|ignored}`. */
export async function readReconciliation(ctx: Ctx, input: unknown = {}): Promise<Reconciliation> {
  authorize(ctx, 'payouts:read');
  const { status } = parse(querySchema, input);
  return readOnly(ctx, async ({ sql }) => {
    const run = await findLastRun(sql);
    return {
      lastRun: run && { ...run, ...figuresSchema.parse(run.figures) },
      counts: await countCases(sql),
      cases: await listCases(sql, status, LIMIT),
    };
  });
}
