import { findDecisionsOfReferral } from '@/db/queries/attribution';
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

/** The receipt of an attribution: all touches, what every model makes of them, the winner, and each loser with its reason. */
export interface AttributionReceipt extends Omit<AttributionDecision, 'evidence'> {
  id: string;
  referralId: string;
  conversionId: string;
  convertedAt: string;
  /** The code that was told at the enrolment. */
  givenCode: string | null;
  touches: TouchSeen[];
  decidedBy: string;
  decidedAt: Date;
  note: string | null;
  /** SHA-256 of the facts it rests on; the same facts always give the same decision. */
  evidenceHash: string;
  /** Decisions that this one has superseded, oldest first. */
  superseded: { id: string; decidedBy: string; decidedAt: Date; note: string | null }[];
}

/** Why a referral's conversion is owed to whom. @throws NotFoundError also while nothing has been decided */
export async function getAttribution(ctx: Ctx, referralId: string): Promise<AttributionReceipt> {
  authorize(ctx, 'referrals:read');
  const id = idSchema.safeParse(referralId).data;
  const rows = id ? await readOnly(ctx, (tx) => findDecisionsOfReferral(tx.sql, id)) : [];
  const current = rows.at(-1);
  if (!id || !current) throw new NotFoundError('attribution');
  const { evidence, ...receipt } = current.receipt;
  const { conversionId, decidedBy, decidedAt, note, evidenceHash } = current;
  const history = rows.filter((row) => row.conversionId === conversionId && row !== current);
  return {
    ...receipt,
    id: current.id,
    referralId: id,
    conversionId,
    convertedAt: evidence.convertedAt,
    givenCode: evidence.givenCode?.code ?? null,
    touches: touchesSeen(evidence),
    decidedBy,
    decidedAt,
    note,
    evidenceHash,
    superseded: history.map((row) => ({
      id: row.id,
      decidedBy: row.decidedBy,
      decidedAt: row.decidedAt,
      note: row.note,
    })),
  };
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
