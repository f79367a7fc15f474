import { z } from 'zod';
import { findDisplayNames } from '@/db/queries/display-names';
import { countCaseRows, countWaitingCases, listCaseRows } from '@/db/queries/fraud-case-list';
import {
  type FraudCaseRow,
  type FraudDecisionRow,
  findCase,
  findDecisions,
  findOwnCases,
} from '@/db/queries/fraud-cases';
import { listRewardRows } from '@/db/queries/rewards';
import { sortField } from '@/lib/domain/common/fields';
import { CASE_FILTERS, mayAppeal, statusesOf } from '@/lib/domain/fraud/lifecycle';
import { listFraudSchema } from '@/lib/domain/fraud/schema';
import type { Signal } from '@/lib/domain/fraud/signal';
import { CASE_COLUMNS } from '@/lib/domain/fraud/sorting';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { type RewardView, rewardView } from '../rewards/view';
import { readOnly, type Tx } from '../transact';

export interface FraudCaseView extends Omit<FraudCaseRow, 'signals'> {
  signals: Signal[];
  referrerName: string;
  refereeName: string;
}

export interface FraudCaseDetail extends FraudCaseView {
  history: FraudDecisionRow[];
  rewards: RewardView[];
  /** Names of people whom a signal speaks of, by id. */
  names: Record<string, string>;
}

export interface FraudCaseList extends Page<FraudCaseView> {
  /** How many wait for a person. */
  waiting: number;
  /** How many match in all. */
  total: number;
}

const listSchema = listFraudSchema.extend({ status: z.enum(CASE_FILTERS).optional(), sort: sortField(CASE_COLUMNS) });
export const caseFilterSchema = listSchema.omit({ limit: true, cursor: true, sort: true });

/** Cases, newest first. Input: `{limit?, cursor?, status?, sort?}`; `status` is one of CASE_FILTERS, `sort` of CASE_SORTS. */
export async function listFraudCases(ctx: Ctx, input: unknown = {}): Promise<FraudCaseList> {
  authorize(ctx, 'referrals:read');
  const query = parse(listSchema, input);
  return readOnly(ctx, async (tx) => ({
    ...(await pageOf(tx, query)),
    total: await countCaseRows(tx.sql, statusesOf(query.status)),
    waiting: await countWaitingCases(tx.sql),
  }));
}

/** The same without what is counted, for whoever goes through all pages. */
export async function pageOfFraudCases(ctx: Ctx, input: unknown): Promise<Page<FraudCaseView>> {
  authorize(ctx, 'referrals:read');
  const query = parse(listSchema, input);
  return readOnly(ctx, (tx) => pageOf(tx, query));
}

async function pageOf(
  tx: Tx,
  { limit, cursor, status, sort }: z.output<typeof listSchema>,
): Promise<Page<FraudCaseView>> {
  const rows = await listCaseRows(tx.sql, { statuses: statusesOf(status), sort }, cursorId(cursor), limit + 1);
  return toPage(await withNames(tx, rows), limit);
}

/** One case with its evidence, its history and its rewards. @throws NotFoundError */
export async function getFraudCase(ctx: Ctx, id: string): Promise<FraudCaseDetail> {
  authorize(ctx, 'referrals:read');
  const caseId = parse(idSchema, id);
  return readOnly(ctx, async (tx) => {
    const row = await findCase(tx.sql, caseId);
    if (!row) throw new NotFoundError('case');
    const [view] = await withNames(tx, [row]);
    const mentioned = (view as FraudCaseView).signals.flatMap(({ evidence }) =>
      Array.isArray(evidence.contactIds) ? (evidence.contactIds as string[]) : [],
    );
    return {
      ...(view as FraudCaseView),
      history: await findDecisions(tx.sql, caseId),
      rewards: (await listRewardRows(tx.sql, { referralId: row.referralId }, null, 50)).map(rewardView),
      names: Object.fromEntries(await namesOf(tx, mentioned)),
    };
  });
}

/** How many cases wait for a person, for the badge beside the queue. */
export async function countFraudCases(ctx: Ctx): Promise<number> {
  authorize(ctx, 'referrals:read');
  return readOnly(ctx, ({ sql }) => countWaitingCases(sql));
}

/** What a referrer sees of a case: that it is looked at, what was decided, and until when he may appeal; never the evidence. */
export interface OwnFraudCase {
  id: string;
  referralId: string;
  state: 'checking' | 'refused' | 'appealed';
  /** Why it was refused, in the words of the school. */
  reason: string | null;
  mayAppeal: boolean;
  appealDueAt: Date | null;
  /** Until when the school answers an appeal, and whether it is late. */
  answerDueAt: Date | null;
  isLate: boolean;
}

/** The cases about friends of the referrer who asks; cleared ones are none any more. */
export async function ownFraudCases(ctx: Ctx): Promise<OwnFraudCase[]> {
  authorize(ctx, 'portal');
  const rows = await readOnly(ctx, ({ sql }) => findOwnCases(sql, ctx.actor.id));
  return rows
    .filter(({ status }) => status !== 'cleared')
    .map((row) => ({
      id: row.id,
      referralId: row.referralId,
      state: row.status === 'open' ? 'checking' : row.status === 'appealed' ? 'appealed' : 'refused',
      reason: row.status === 'open' ? null : row.reason,
      mayAppeal: mayAppeal(row, ctx.now),
      appealDueAt: row.appealDueAt,
      answerDueAt: row.status === 'appealed' ? row.answerDueAt : null,
      isLate: row.status === 'appealed' && row.answerDueAt !== null && ctx.now > row.answerDueAt,
    }));
}

async function withNames(tx: Tx, rows: readonly FraudCaseRow[]): Promise<FraudCaseView[]> {
  const names = await namesOf(
    tx,
    rows.flatMap(({ referrerId, refereeId }) => [referrerId, refereeId]),
  );
  return rows.map((row) => ({
    ...row,
    signals: row.signals as Signal[],
    referrerName: names.get(row.referrerId) ?? '',
    refereeName: names.get(row.refereeId) ?? '',
  }));
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map();
  return findDisplayNames(tx.sql, ids);
}
