import { insertRows } from '@/db/insert-rows';
import { findAccountFigures, findCurrencies, findPaidThrough } from '@/db/queries/reconciliation';
import { closeCases, findKnownCases, lockReconciliation, updateSeenCases } from '@/db/queries/reconciliation-cases';
import { findPayoutDifferences, findRewardDifferences } from '@/db/queries/verify-ledger';
import { reconciliationCases, reconciliationRuns } from '@/db/schema/reconciliation';
import { addDays } from '@/lib/domain/common/days';
import type { PayoutProvider } from '@/lib/domain/payouts/lifecycle';
import { compareBooks, type Difference } from '@/lib/domain/payouts/reconcile';
import { type AccountFigure, compareLedger } from '@/lib/domain/payouts/reconcile-ledger';
import { type CasePlan, fingerprintOf, LEDGER_BOOK, planCases } from '@/lib/domain/payouts/reconciliation-cases';
import { type BookFigure, figuresOf } from '@/lib/domain/payouts/reconciliation-figures';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { AppError } from '../errors';
import { newId } from '../ids';
import { readOnly, type Tx, transact } from '../transact';
import { readBooks } from './read-books';

export interface ReconciliationFigures {
  books: BookFigure[];
  accounts: AccountFigure[];
  /** Providers whose books could not be read, and why. */
  problems: { provider: PayoutProvider; message: string }[];
}

export interface ReconciliationResult {
  runId: string;
  status: 'agreed' | 'different' | 'incomplete';
  found: number;
  opened: number;
  resolved: number;
}

interface Findings extends ReconciliationFigures {
  since: Date;
  differences: Difference[];
  read: Set<string>;
}

const WINDOW_DAYS = 90;
const LIMIT = 100;

/**
 * Compares the books of every provider that was paid through, and the ledger, with our payouts and rewards, and keeps each
 * difference as a case. Changes no payout. A provider that does not answer leaves its cases as they are.
 */
export async function reconcileBooks(ctx: Ctx): Promise<ReconciliationResult> {
  authorize(ctx, 'payouts:write');
  const findings = await look(ctx);
  const { differences, problems } = findings;
  const status: ReconciliationResult['status'] = problems.length
    ? 'incomplete'
    : differences.length
      ? 'different'
      : 'agreed';
  return transact(ctx, async (tx) => {
    await lockReconciliation(tx.sql);
    const runId = newId();
    const known = await findKnownCases(
      tx.sql,
      differences.map(({ key }) => key),
    );
    const plan = planCases(known, differences, findings.read);
    await writeRun(tx, ctx, runId, status, findings);
    await writeCases(tx, ctx, runId, plan);
    const result = { runId, status, found: differences.length, opened: plan.opened.length, resolved: plan.gone.length };
    const { runId: subjectId, ...data } = result;
    await appendAudit(tx, ctx, [{ action: 'reconciliation.run', subjectType: 'reconciliation', subjectId, data }]);
    return result;
  });
}

async function look(ctx: Ctx): Promise<Findings> {
  const through = await readOnly(ctx, ({ sql }) => findPaidThrough(sql));
  const window = addDays(ctx.now, -WINDOW_DAYS);
  const findings: Findings = { books: [], accounts: [], problems: [], since: window, differences: [], read: new Set() };
  for (const { provider, oldestUnderWay } of through) {
    const since = oldestUnderWay && oldestUnderWay < window ? oldestUnderWay : window;
    if (since < findings.since) findings.since = since;
    await lookAtProvider(ctx, provider, since, findings);
  }
  await lookAtLedger(ctx, findings);
  return findings;
}

async function lookAtProvider(ctx: Ctx, provider: PayoutProvider, since: Date, findings: Findings): Promise<void> {
  try {
    const { payouts, entries } = await readBooks(ctx, provider, since);
    findings.differences.push(...compareBooks(provider, payouts, entries, ctx.now));
    findings.books.push(...figuresOf(provider, payouts, entries, ctx.now));
    findings.read.add(provider);
  } catch (error) {
    if (!(error instanceof ProviderUnavailableError || error instanceof AppError)) throw error;
    findings.problems.push({ provider, message: error.message });
  }
}

async function lookAtLedger(ctx: Ctx, findings: Findings): Promise<void> {
  await readOnly(ctx, async ({ sql }) => {
    const payouts = await findPayoutDifferences(sql, LIMIT);
    const details = [...payouts, ...(await findRewardDifferences(sql, LIMIT))];
    const currencies = await findCurrencies(
      sql,
      details.map(({ subject }) => subject),
    );
    findings.accounts = await findAccountFigures(sql);
    const named = details.map((row) => ({
      ...row,
      currency: currencies.get(row.subject) ?? '',
      payoutId: payouts.includes(row) && currencies.has(row.subject) ? row.subject : null,
    }));
    findings.differences.push(...compareLedger(findings.accounts, named));
  });
  findings.read.add(LEDGER_BOOK);
}

async function writeRun(tx: Tx, ctx: Ctx, id: string, status: string, findings: Findings): Promise<void> {
  const { books, accounts, problems, since, differences } = findings;
  const common = { organizationId: ctx.organizationId, requestedBy: actorKey(ctx.actor), createdAt: ctx.now };
  const figures: ReconciliationFigures = { books, accounts, problems };
  await insertRows(tx.sql, reconciliationRuns, [{ id, status, since, figures, found: differences.length, ...common }]);
}

async function writeCases(tx: Tx, ctx: Ctx, runId: string, { opened, seen, gone }: CasePlan): Promise<void> {
  const rowOf = (difference: Difference) => {
    const { ours, theirs, correction } = difference;
    return { correction, evidence: { ours, theirs }, fingerprint: fingerprintOf(difference) };
  };
  const { organizationId, now } = ctx;
  await insertRows(
    tx.sql,
    reconciliationCases,
    opened.map((difference) => {
      const { key, kind, provider, payoutId } = difference;
      const runs = { firstRunId: runId, lastRunId: runId, openedAt: now, lastSeenAt: now };
      return { id: newId(), organizationId, key, kind, provider, payoutId, ...rowOf(difference), ...runs };
    }),
  );
  const rows = seen.map(({ id, difference, reopens }) => ({ id, reopens, ...rowOf(difference) }));
  await updateSeenCases(tx.sql, rows, runId, now);
  await closeCases(tx.sql, gone, { status: 'resolved', by: 'system:kith', reason: AGREES, at: now });
}

/** Why a run closes a case. */
const AGREES = 'Both sides agree now';
