import {
  type DecisionToVerify,
  findDecisionsToVerify,
  findDecisionWithPrevious,
} from '@/db/queries/verify-attribution';
import { findReplayFault, type ReplayFault } from '@/lib/domain/attribution/verify';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { readOnly } from '../transact';
import { evidenceHash } from './evidence-hash';

const BATCH = 500;
const MOST_FAULTS = 100;

export interface AttributionFault {
  decisionId: string;
  conversionId: string;
  fault: ReplayFault;
}

export interface AttributionReport {
  ok: boolean;
  /** How many decisions were replayed. */
  decisions: number;
  /** Of these, how many lost the code of somebody who was erased since. */
  redacted: number;
  /** The first hundred. */
  faults: AttributionFault[];
}

/** Replays every stored decision from its evidence: same hash, same receipt, overrides on the decision they supersede. */
export async function verifyAttribution(ctx: Ctx): Promise<AttributionReport> {
  authorize(ctx, 'audit:read');
  const report: AttributionReport = { ok: true, decisions: 0, redacted: 0, faults: [] };
  await readOnly(ctx, async ({ sql }) => {
    let previous: DecisionToVerify | null = null;
    for await (const rows of findDecisionsToVerify(sql, BATCH)) {
      for (const row of rows) {
        const before: DecisionToVerify | null = previous?.conversionId === row.conversionId ? previous : null;
        const fault = findReplayFault(row, before, evidenceHash);
        report.decisions += 1;
        if (row.isRedacted) report.redacted += 1;
        if (fault) {
          report.ok = false;
          if (report.faults.length < MOST_FAULTS)
            report.faults.push({ decisionId: row.id, conversionId: row.conversionId, fault });
        }
        previous = row;
      }
    }
  });
  return report;
}

/** Replays one decision. Answers null when all holds. @throws NotFoundError */
export async function verifyDecision(ctx: Ctx, decisionId: string): Promise<{ fault: ReplayFault | null }> {
  authorize(ctx, 'referrals:read');
  const id = idSchema.safeParse(decisionId).data;
  const rows = id ? await readOnly(ctx, ({ sql }) => findDecisionWithPrevious(sql, id)) : [];
  const row = rows.find((one) => one.id === id);
  if (!row) throw new NotFoundError('attribution');
  const before = rows.find(({ sequence }) => sequence === row.sequence - 1) ?? null;
  return { fault: findReplayFault(row, before, evidenceHash) };
}
