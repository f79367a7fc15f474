import type postgres from 'postgres';
import type { NetworkEdge } from '@/lib/domain/people/network';

type Sql = postgres.TransactionSql;

/** Who brought whom around a person: `up` generations before him, `down` after him; the nearest `limit` of each way. */
export async function findNetwork(
  sql: Sql,
  contactId: string,
  { up, down, limit }: { up: number; down: number; limit: number },
): Promise<NetworkEdge[]> {
  const live = sql`r.organization_id = current_organization() and r.status in ('pending', 'converted', 'rewarded')`;
  const below = await sql<NetworkEdge[]>`
    with recursive tree as (
      select null::uuid as "referrerId", ${contactId}::uuid as "refereeId", '' as status, 0 as depth
      union
      select r.referrer_id, r.referee_id, r.status, t.depth + 1
      from tree t join referrals r on ${live} and r.referrer_id = t."refereeId" where t.depth < ${down}
    )
    select distinct on (depth, "referrerId", "refereeId") * from tree where depth > 0
    order by depth, "referrerId", "refereeId", status desc limit ${limit}`;
  const above = await sql<NetworkEdge[]>`
    with recursive tree as (
      select ${contactId}::uuid as "referrerId", null::uuid as "refereeId", '' as status, 0 as depth
      union
      select r.referrer_id, r.referee_id, r.status, t.depth - 1
      from tree t join referrals r on ${live} and r.referee_id = t."referrerId" where t.depth > ${-up}
    )
    select distinct on (depth, "referrerId", "refereeId") * from tree where depth < 0
    order by depth desc, "referrerId", "refereeId", status desc limit ${limit}`;
  return [...above, ...below];
}
