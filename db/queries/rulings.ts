import type postgres from 'postgres';
import type { OverrideTarget } from '@/lib/domain/attribution/override';

type Sql = postgres.TransactionSql;

export interface RulingRow extends OverrideTarget {
  /** The person as he was asked for; what was decided under a contact that was merged into him is his. */
  refereeId: string;
}

/** What people decided last about who brought each of these friends, in decisions that stand. */
export function findRulings(sql: Sql, refereeIds: string[]): Promise<RulingRow[]> {
  return sql<RulingRow[]>`
    with person as (
      select id as asked_id, id from contacts where id = any(${refereeIds}::uuid[])
      union select k.merged_into_id, k.id from contacts k where k.merged_into_id = any(${refereeIds}::uuid[])
    )
    select distinct on (p.asked_id) p.asked_id as "refereeId", w."codeId", w.code, w."programId", w."programVersion", w."validityDays", w."referrerId"
    from person p
    join conversions c on c.referee_id = p.id
    join attribution_decisions d on d.conversion_id = c.id and d.sequence > 1
    cross join lateral jsonb_to_record(d.receipt -> 'winner') as w(
      "codeId" text, code text, "programId" text, "programVersion" int, "validityDays" int, "referrerId" text)
    where not exists (select from attribution_decisions n where n.conversion_id = c.id and n.sequence > d.sequence)
    order by p.asked_id, d.id desc`;
}
