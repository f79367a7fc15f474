import type postgres from 'postgres';
import type { AttributionDecision } from '@/lib/domain/attribution/decide';

type Sql = postgres.TransactionSql;

export interface DecisionToVerify {
  id: string;
  conversionId: string;
  sequence: number;
  receipt: AttributionDecision;
  /** Of the evidence as it stands now. */
  evidenceHash: string;
  isRedacted: boolean;
}

const columns = (sql: Sql) =>
  sql`d.id, d.conversion_id as "conversionId", d.sequence, d.receipt, coalesce(d.redacted_hash, d.evidence_hash) as "evidenceHash",
    d.redacted_hash is not null as "isRedacted"`;

/** Every decision, those of one conversion together and in their order. */
export function findDecisionsToVerify(sql: Sql, batch: number): AsyncIterable<Iterable<DecisionToVerify>> {
  return sql<DecisionToVerify[]>`
    select ${columns(sql)} from attribution_decisions d where d.organization_id = current_organization()
    order by d.conversion_id, d.sequence`.cursor(batch);
}

/** A decision and those before it about the same conversion. */
export function findDecisionWithPrevious(sql: Sql, id: string): Promise<DecisionToVerify[]> {
  return sql<DecisionToVerify[]>`
    select ${columns(sql)} from attribution_decisions d
    where d.conversion_id = (select o.conversion_id from attribution_decisions o where o.id = ${id}) order by d.sequence`;
}
