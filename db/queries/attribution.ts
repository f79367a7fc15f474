import type postgres from 'postgres';
import type { AttributionDecision } from '@/lib/domain/attribution/decide';

export interface DecisionRow {
  id: string;
  conversionId: string;
  receipt: AttributionDecision;
  evidenceHash: string;
  decidedBy: string;
  decidedAt: Date;
  note: string | null;
}

/** The decisions about the conversions of a referral, those about its latest conversion last, each in its order. */
export function findDecisionsOfReferral(sql: postgres.TransactionSql, referralId: string): Promise<DecisionRow[]> {
  return sql<DecisionRow[]>`
    select d.id, d.conversion_id as "conversionId", d.receipt, d.evidence_hash as "evidenceHash", d.decided_by as "decidedBy",
      d.created_at as "decidedAt", d.note
    from attribution_decisions d join conversions c on c.id = d.conversion_id
    where d.conversion_id in (select conversion_id from attribution_decisions where referral_id = ${referralId})
      and c.referral_id = ${referralId}
    order by c.occurred_at, d.sequence`;
}
