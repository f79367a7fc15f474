import { prepareStream, streamPastConversions } from '@/db/queries/backtest';
import { findDisplayNames } from '@/db/queries/display-names';
import { newBacktest, takeConversion } from '@/lib/domain/backtest/backtest';
import { asksReferrers, asksRelations, type BacktestPlan } from '@/lib/domain/backtest/plan';
import { type BacktestReport, reportOf } from '@/lib/domain/backtest/report';
import { limitsIn } from '@/lib/domain/organizations/limits';
import { AS_IT_WAS, type BacktestInput, backtestSchema } from '@/lib/domain/programs/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { AppError, InvalidInputError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { type LoadedProgram, loadProgram } from '../programs/load-program';
import { readOnly, type Tx } from '../transact';
import { pastConversion } from './past-conversions';

export interface BacktestView extends Omit<BacktestReport, 'referrers'> {
  programId: string;
  from: Date;
  to: Date;
  /** Null when each conversion was taken with the version it is bound to. */
  version: number | null;
  versionStatus: 'draft' | 'published' | null;
  currency: string;
  timeZone: string;
  referrers: (BacktestReport['referrers'][number] & { name: string | null })[];
}

export interface BacktestOptions {
  /** Closes the cursor and gives up when it is aborted. */
  signal?: AbortSignal;
  mostSeconds?: number;
}

const BATCH = 1000;
const MOST_SECONDS = 90;
const MOST_REFERRERS = 500;

/**
 * What a version would have paid for the conversions of a period, by month and referrer, beside what was paid. One read-only
 * snapshot; rows stream, memory grows with the people only. Input: `{from, to, version?}`.
 * @throws NotFoundError, InvalidInputError; AppError 422 `backtest-too-long`, 499 `cancelled`
 */
export async function runBacktest(
  ctx: Ctx,
  programId: string,
  input: unknown,
  { signal, mostSeconds = MOST_SECONDS }: BacktestOptions = {},
): Promise<BacktestView> {
  authorize(ctx, 'programs:read');
  const period = parse(backtestSchema, input);
  const late = AbortSignal.timeout(mostSeconds * 1000);
  try {
    return await readOnly(ctx, async (tx) => {
      const loaded = await loadProgram(tx, programId, { lock: false });
      const plan = await planOf(tx, ctx, loaded, period);
      await prepareStream(tx.sql, mostSeconds * 1000);
      const test = newBacktest(plan);
      const numbers = new Map(loaded.versions.map(({ id, version }) => [id, version]));
      for await (const rows of streamPastConversions(tx.sql, queryOf(plan, loaded.program.id), BATCH)) {
        if (late.aborted) throw tooLong(mostSeconds);
        if (signal?.aborted) throw new AppError(499, 'cancelled', 'The backtest was cancelled.');
        for (const row of rows) takeConversion(test, pastConversion(row, numbers));
      }
      return viewOf(tx, loaded, plan, reportOf(test, MOST_REFERRERS));
    });
  } catch (error) {
    // PostgreSQL's own limit strikes while it still looks for the first rows.
    if ((error as { code?: string }).code === '57014') throw tooLong(mostSeconds);
    throw error;
  }
}

/** What a backtest tries, from its input and the organisation's settings. */
export async function planOf(
  tx: Tx,
  ctx: Ctx,
  { program, versions, draft, published }: LoadedProgram,
  { from, to, version }: BacktestInput,
): Promise<BacktestPlan> {
  const definitions = new Map(versions.map((one) => [one.version, one.definition]));
  if (typeof version === 'number' && !definitions.has(version)) {
    throw new InvalidInputError([{ path: 'version', message: `This programme has no version ${version}.` }]);
  }
  const organization = await organizationFacts(tx, ctx);
  const tried = version ?? (draft ?? published)?.version ?? null;
  return {
    programType: program.programType,
    currency: program.currency,
    timeZone: organization.timeZone,
    limitMinor: limitsIn(program.currency, organization).limitMinor,
    from,
    to,
    definitions,
    version: tried === AS_IT_WAS ? null : tried,
  };
}

/** What the stream has to read for a plan. */
export function queryOf(plan: BacktestPlan, programId: string) {
  const splits = [...plan.definitions.values()].some(({ attribution }) => attribution.split);
  return { programId, splits, asksReferrers: asksReferrers(plan), asksRelations: asksRelations(plan) };
}

/** The refusal of what takes longer than a person waits. */
export function tooLong(seconds: number): AppError {
  const message = `The programme has more conversions than can be worked through in ${seconds} seconds. Try again later.`;
  return new AppError(422, 'backtest-too-long', message, [{ path: 'from', message }]);
}

async function viewOf(
  { sql }: Tx,
  { program, versions }: LoadedProgram,
  { from, to, version, currency, timeZone }: BacktestPlan,
  { referrers, ...report }: BacktestReport,
): Promise<BacktestView> {
  const people = referrers.map(({ referrerId }) => referrerId);
  const names = await findDisplayNames(sql, people);
  return {
    programId: program.id,
    from,
    to,
    version,
    versionStatus: versions.find((one) => one.version === version)?.status ?? null,
    currency,
    timeZone,
    ...report,
    referrers: referrers.map((row) => ({ ...row, name: names.get(row.referrerId) ?? null })),
  };
}
