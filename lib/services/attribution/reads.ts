import { type DecisionRow, findDecisionsOfConversion, findDecisionsOfReferral } from '@/db/queries/attribution';
import type { AttributionDecision } from '@/lib/domain/attribution/decide';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { readOnly } from '../transact';

export interface TouchSeen {
  touchId: string;
  code: string | null;
  referrerId: string | null;
  channel: string;
  occurredAt: string;
  counted: boolean;
  /** Why it was not counted when it came. */
  reason: string | null;
}

/** A decision that another has taken the place of. */
export interface SupersededDecision {
  id: string;
  decidedBy: string;
  decidedByName: string | null;
  decidedAt: Date;
  note: string | null;
  rule: AttributionDecision['rule'];
  /** Whom it gave the conversion to; null when to nobody. */
  code: string | null;
  referrerId: string | null;
}

/** The receipt of an attribution: all touches, what every model makes of them, the winner, and each loser with its reason. */
export interface AttributionReceipt extends Omit<AttributionDecision, 'evidence'> {
  id: string;
  /** The referral that was asked about; null when a conversion was. */
  referralId: string | null;
  conversionId: string;
  convertedAt: string;
  /** The code that was told at the enrolment. */
  givenCode: string | null;
  touches: TouchSeen[];
  /** The referral that the conversion is owed to now: another one after an override. */
  owedReferralId: string | null;
  decidedBy: string;
  /** Who it was by name; null for the system. */
  decidedByName: string | null;
  decidedAt: Date;
  note: string | null;
  /** SHA-256 of the facts it rests on; the same facts always give the same decision. */
  evidenceHash: string;
  /** Decisions that this one has superseded, oldest first. */
  superseded: SupersededDecision[];
}

/** Why a referral's conversion is owed to whom. @throws NotFoundError also while nothing has been decided */
export async function getAttribution(ctx: Ctx, referralId: string): Promise<AttributionReceipt> {
  authorize(ctx, 'referrals:read');
  const id = idSchema.safeParse(referralId).data;
  const rows = id ? await readOnly(ctx, (tx) => findDecisionsOfReferral(tx.sql, id)) : [];
  return receiptOf(rows, id ?? null);
}

/** Why a conversion is owed to whom, or to nobody. @throws NotFoundError */
export async function getAttributionOfConversion(ctx: Ctx, conversionId: string): Promise<AttributionReceipt> {
  authorize(ctx, 'referrals:read');
  const id = idSchema.safeParse(conversionId).data;
  return receiptOf(id ? await readOnly(ctx, (tx) => findDecisionsOfConversion(tx.sql, id)) : [], null);
}

function receiptOf(rows: readonly DecisionRow[], referralId: string | null): AttributionReceipt {
  const current = rows.at(-1);
  if (!current) throw new NotFoundError('attribution');
  const { evidence, ...receipt } = current.receipt;
  const { id, conversionId, owedReferralId, decidedBy, decidedByName, decidedAt, note, evidenceHash } = current;
  const history = rows.filter((row) => row.conversionId === conversionId && row !== current);
  return {
    ...receipt,
    id,
    referralId,
    conversionId,
    convertedAt: evidence.convertedAt,
    givenCode: evidence.givenCode?.code ?? null,
    touches: touchesSeen(evidence),
    owedReferralId,
    decidedBy,
    decidedByName,
    decidedAt,
    note,
    evidenceHash,
    superseded: history.map(superseded),
  };
}

function superseded({ id, decidedBy, decidedByName, decidedAt, note, receipt }: DecisionRow): SupersededDecision {
  const winner = receipt.attributed ? receipt.winner : null;
  const given = { rule: receipt.rule, code: winner?.code ?? null, referrerId: winner?.referrerId ?? null };
  return { id, decidedBy, decidedByName, decidedAt, note, ...given };
}

function touchesSeen({ touches, codes }: AttributionDecision['evidence']): TouchSeen[] {
  const byId = new Map(codes.map((code) => [code.codeId, code]));
  return touches
    .map(({ id, codeId, channel, occurredAt, counted, reason }) => {
      const code = byId.get(codeId);
      const referrerId = code?.referrerId ?? null;
      return { touchId: id, code: code?.code ?? null, referrerId, channel, occurredAt, counted, reason };
    })
    .sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
}
