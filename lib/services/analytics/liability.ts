import { findProgramCurrencies } from '@/db/queries/analytics';
import {
  findCreditEndings,
  findDueRewards,
  findHeldCredit,
  findLiabilityMoves,
  findReferralHistory,
  type LiabilityFilter,
} from '@/db/queries/liability';
import {
  LIABILITY_ACCOUNTS,
  LIABILITY_PARTS,
  type LiabilityBalances,
  liabilityByPeriod,
  liabilityOf,
  totalLiability,
} from '@/lib/domain/analytics/liability-balances';
import { forecastLiability, type LiabilityForecast } from '@/lib/domain/analytics/liability-forecast';
import type { Granularity } from '@/lib/domain/analytics/periods';
import { type AnalyticsQuery, analyticsQuerySchema, boundDay } from '@/lib/domain/analytics/schema';
import { dayIn, shiftDay } from '@/lib/domain/common/days';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { readOnly, type Tx } from '../transact';

/** What is owed, in minor units. Of one programme only what waits is known; the rest is null. */
export interface Liability {
  /** Granted, in its hold or waiting for approval. */
  accruedMinor: number;
  /** Approved cash that is not paid. */
  payableMinor: number | null;
  /** Cash in payouts that the bank has not settled. */
  underWayMinor: number | null;
  /** Credit in wallets. */
  creditMinor: number | null;
  /** Credit set aside for discount codes, orders and gifts. */
  reservedMinor: number | null;
  /** Merchandise to hand over. */
  goodsMinor: number | null;
  totalMinor: number | null;
}

export interface LiabilityView {
  from: string;
  to: string;
  granularity: Granularity;
  timeZone: string;
  programId: string | null;
  /** Of all amounts. */
  currency: string;
  /** Other currencies in which programmes pay. */
  otherCurrencies: string[];
  now: Liability;
  /** At the end of each period, by its first day. */
  past: (Liability & { day: string })[];
  forecast: LiabilityForecast;
}

const DEFAULT_DAYS = 365;

/**
 * What the school owes, what it owed, and what will probably come and fall away in the next twelve months. Input: `{from?, to?,
 * programId?, granularity?}`, days of the organisation for the past; the last year by months by default.
 * @throws NotFoundError for a programme that is not here
 */
export async function getLiability(ctx: Ctx, input: unknown = {}): Promise<LiabilityView> {
  authorize(ctx, 'analytics:read');
  const query = parse(analyticsQuerySchema, input);
  return readOnly(ctx, async (tx) => {
    const { currency: home, timeZone } = await organizationFacts(tx, ctx);
    const programId = query.programId ?? null;
    const used = await findProgramCurrencies(tx.sql, programId);
    if (programId && !used.length) throw new NotFoundError('programme');
    const currency = used.includes(home) ? home : (used[0] ?? home);
    const filter: LiabilityFilter = { currency, timeZone, programId };
    const today = dayIn(timeZone, ctx.now);
    const range = { ...rangeOf(query, timeZone, today), granularity: query.granularity ?? 'month' };
    const parts = programId === null ? LIABILITY_PARTS : (['accrued'] as const);
    const accounts = parts.map((part) => LIABILITY_ACCOUNTS[part]);
    const moves = await findLiabilityMoves(tx.sql, filter, accounts);
    const now = liabilityOf(moves);
    const show = programId === null ? liability : ({ accrued }: LiabilityBalances) => onlyAccrued(accrued);
    return {
      ...range,
      timeZone,
      programId,
      currency,
      otherCurrencies: used.filter((code) => code !== currency),
      now: show(now),
      past: liabilityByPeriod(moves, range).map(({ day, balances }) => ({ day, ...show(balances) })),
      forecast: await forecastOf(tx, ctx, filter, { today, creditMinor: now.credit }),
    };
  });
}

async function forecastOf(
  { sql }: Tx,
  ctx: Ctx,
  filter: LiabilityFilter,
  { today, creditMinor }: { today: string; creditMinor: number },
): Promise<LiabilityForecast> {
  const isWhole = filter.programId === null;
  return forecastLiability({
    today,
    due: await findDueRewards(sql, filter),
    history: await findReferralHistory(sql, filter, ctx.now),
    endings: isWhole ? await findCreditEndings(sql, filter.currency) : [],
    held: isWhole ? await findHeldCredit(sql, filter, ctx.now) : [],
    creditMinor,
  });
}

function rangeOf(query: AnalyticsQuery, timeZone: string, today: string): { from: string; to: string } {
  const to = query.to ? boundDay(query.to, timeZone) : today;
  const from = query.from ? boundDay(query.from, timeZone) : shiftDay(to, -DEFAULT_DAYS);
  return { from: from > to ? to : from, to };
}

function liability(balances: LiabilityBalances): Liability {
  const { accrued, payable, underWay, credit, reserved, goods } = balances;
  return {
    accruedMinor: accrued,
    payableMinor: payable,
    underWayMinor: underWay,
    creditMinor: credit,
    reservedMinor: reserved,
    goodsMinor: goods,
    totalMinor: totalLiability(balances),
  };
}

function onlyAccrued(accruedMinor: number): Liability {
  const unknown = { underWayMinor: null, creditMinor: null, reservedMinor: null, goodsMinor: null };
  return { accruedMinor, payableMinor: null, ...unknown, totalMinor: null };
}
