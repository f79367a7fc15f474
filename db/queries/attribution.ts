import type postgres from 'postgres';
import type { AttributionDecision } from '@/lib/domain/attribution/decide';

export interface DecisionRow {
  id: string;
  conversionId: string;
  receipt: AttributionDecision;
  evidenceHash: string;
  /** The referral that its conversion is owed to now; null when to none. */
  owedReferralId: string | null;
  decidedBy: string;
  decidedByName: string | null;
  decidedAt: Date;
  note: string | null;
}

const decisions = (sql: postgres.TransactionSql) => sql`
  select d.id, d.conversion_id as "conversionId", c.referral_id as "owedReferralId", d.receipt, coalesce(d.redacted_hash, d.evidence_hash) as "evidenceHash",
    d.decided_by as "decidedBy", d.decided_by_name as "decidedByName", d.created_at as "decidedAt", d.note
  from attribution_decisions d join conversions c on c.id = d.conversion_id`;

/** The decisions about one conversion, in their order. */
export function findDecisionsOfConversion(sql: postgres.TransactionSql, conversionId: string): Promise<DecisionRow[]> {
  return sql<DecisionRow[]>`${decisions(sql)} where d.conversion_id = ${conversionId} order by d.sequence`;
}

/**
 * The decisions about the conversions of a referral, each in its order, those about the conversion it still has last; one that
 * an override took away is answered too, so that its page says where it went.
 */
export function findDecisionsOfReferral(sql: postgres.TransactionSql, referralId: string): Promise<DecisionRow[]> {
  return sql<DecisionRow[]>`
    ${decisions(sql)}
    where d.conversion_id in (select conversion_id from attribution_decisions where referral_id = ${referralId})
    order by c.referral_id is not distinct from ${referralId}::uuid, c.reason is distinct from 'below-trigger', c.occurred_at, c.id, d.sequence`;
}
