import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface Found {
  kind: 'person' | 'program' | 'code' | 'referral';
  id: string;
  /** What it is called. */
  label: string;
  /** What tells it from others of the same name. */
  detail: string | null;
  /** Of a code: the programme it belongs to. */
  parentId: string | null;
}

const EACH = 5;

const name = (sql: Sql, alias: string) =>
  sql`coalesce(nullif(concat_ws(' ', ${sql(alias)}.first_name, ${sql(alias)}.last_name), ''), ${sql(alias)}.email, ${sql(alias)}.external_id, '')`;

/** The newest five of each kind whose name has these words; `kinds` are those that the reader may see. */
export async function searchEverything(sql: Sql, words: string, kinds: readonly Found['kind'][]): Promise<Found[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const searches: Record<Found['kind'], () => Promise<Found[]>> = {
    person: () => sql<Found[]>`
      select 'person' as kind, c.id, ${name(sql, 'c')} as label, c.email as detail, null as "parentId" from contacts c
      where c.merged_into_id is null and concat_ws(' ', c.first_name, c.last_name, c.email, c.external_id, c.phone) ilike ${like}
      order by c.id desc limit ${EACH}`,
    program: () => sql<Found[]>`
      select 'program' as kind, p.id, p.name as label, p.status as detail, null as "parentId" from referral_programs p
      where p.name ilike ${like} order by p.id desc limit ${EACH}`,
    code: () => sql<Found[]>`
      select 'code' as kind, k.id, k.code as label, ${name(sql, 'c')} as detail, k.program_id as "parentId"
      from referral_codes k join contacts c on c.id = k.referrer_id
      where k.code ilike ${like} order by k.id desc limit ${EACH}`,
    referral: () => sql<Found[]>`
      select 'referral' as kind, r.id, ${name(sql, 'b')} as label, ${name(sql, 'a')} as detail, null as "parentId"
      from referrals r join contacts a on a.id = r.referrer_id join contacts b on b.id = r.referee_id
      where concat_ws(' ', b.first_name, b.last_name, b.email) ilike ${like} order by r.id desc limit ${EACH}`,
  };
  const found: Found[] = [];
  for (const kind of kinds) found.push(...(await searches[kind]()));
  return found;
}
