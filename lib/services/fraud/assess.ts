import {
  type FraudCaseRow,
  insertDecisions,
  lockCasesOfReferrals,
  type NewCase,
  openCases,
  updateCase,
  upsertAssessments,
} from '@/db/queries/fraud-cases';
import { DETECTORS } from '@/lib/domain/fraud/detectors';
import { type FraudScore, scoreFraud } from '@/lib/domain/fraud/score-fraud';
import type { Detector } from '@/lib/domain/fraud/signal';
import { appendAudit } from '../audit/append';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { newId } from '../ids';
import { organizationFacts } from '../organizations/facts';
import type { Tx } from '../transact';
import { gatherFacts } from './gather-facts';
import { fraudSettings } from './settings';

/**
 * Looks at referrals and writes down what was found; what does not pass becomes a case. What a person has decided stays, and an
 * open case is only ever raised. Part of the caller's transaction.
 * @param detectors every signal there is
 * @returns the referrals of which nothing may be released
 */
export async function assessReferrals(
  tx: Tx,
  ctx: Ctx,
  referralIds: readonly string[],
  detectors: readonly Detector[] = DETECTORS,
): Promise<Set<string>> {
  const ids = [...new Set(referralIds)].sort();
  if (!ids.length) return new Set();
  const settings = await fraudSettings(tx);
  const { timeZone } = await organizationFacts(tx, ctx);
  const facts = await gatherFacts(tx, ctx, timeZone, ids);
  const scores = new Map([...facts].map(([id, known]) => [id, scoreFraud(known, settings, detectors)]));
  await upsertAssessments(
    tx.sql,
    [...scores].map(([referralId, { score, verdict, signals }]) => {
      const { organizationId, now: assessedAt } = ctx;
      return { organizationId, referralId, score, verdict, signals, assessedAt };
    }),
  );
  const cases = new Map((await lockCasesOfReferrals(tx.sql, ids)).map((row) => [row.referralId, row]));
  await raiseCases(tx, ctx, cases, scores);
  await newCases(tx, ctx, cases, scores);
  // One without an answer is held like one whose answer is bad.
  const mayGo = (id: string) =>
    cases.get(id)?.status === 'cleared' || (!cases.has(id) && scores.get(id)?.verdict === 'pass');
  return new Set(ids.filter((id) => !mayGo(id)));
}

type Cases = ReadonlyMap<string, FraudCaseRow>;
type Scores = ReadonlyMap<string, FraudScore>;

async function newCases(tx: Tx, ctx: Ctx, cases: Cases, scores: Scores): Promise<void> {
  const rows: NewCase[] = [];
  for (const [referralId, { score, verdict, signals }] of scores) {
    if (verdict === 'pass' || cases.has(referralId)) continue;
    rows.push({
      id: newId(),
      organizationId: ctx.organizationId,
      referralId,
      score,
      verdict,
      signals,
      createdAt: ctx.now,
    });
  }
  if (!rows.length) return;
  const made = await openCases(tx.sql, rows);
  const opened = rows.filter(({ id }) => made.has(id));
  await tell(tx, ctx, 'opened', opened);
  const { organizationId } = ctx;
  await emit(
    tx,
    opened.map(({ id: caseId, referralId }) => ({
      name: 'fraud/case.opened' as const,
      data: { organizationId, caseId, referralId },
    })),
  );
}

async function raiseCases(tx: Tx, ctx: Ctx, cases: Cases, scores: Scores): Promise<void> {
  const raised: Told[] = [];
  for (const before of cases.values()) {
    const { id, referralId } = before;
    const found = scores.get(referralId);
    if (!found || before.status !== 'open' || !isWorse(found, before)) continue;
    const { score, verdict, signals } = found;
    await updateCase(tx.sql, id, { score, verdict, signals });
    raised.push({ id, referralId, score });
  }
  await tell(tx, ctx, 'raised', raised);
}

/** More was found; or something could not be checked, which adds no points but holds. */
function isWorse(found: FraudScore, before: FraudCaseRow): boolean {
  if (found.verdict === 'pass' || found.score < before.score) return false;
  return found.score > before.score || (found.verdict === 'hold' && before.verdict === 'review');
}

interface Told {
  id: string;
  referralId: string;
  score: number;
}

async function tell(tx: Tx, ctx: Ctx, kind: 'opened' | 'raised', rows: readonly Told[]): Promise<void> {
  const { organizationId, actor, now: decidedAt } = ctx;
  const by = { decidedBy: actorKey(actor), decidedByName: actor.name, decidedAt };
  await insertDecisions(
    tx.sql,
    rows.map(({ id, score }) => ({ id: newId(), organizationId, caseId: id, kind, score, reason: null, ...by })),
  );
  await appendAudit(
    tx,
    ctx,
    rows.map(({ id, referralId, score }) => ({
      action: `fraud.case-${kind}`,
      subjectType: 'fraud-case',
      subjectId: id,
      data: { referralId, score },
    })),
  );
}
