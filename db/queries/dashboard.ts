import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface SetupFacts {
  programs: number;
  publishedPrograms: number;
  referrers: boolean;
  codes: boolean;
  touches: boolean;
}

/** How far a new school has come. Counts of programmes are small; the rest only asks whether there is any. */
export async function findSetupFacts(sql: Sql): Promise<SetupFacts> {
  const [row] = await sql<SetupFacts[]>`
    select (select count(*) from referral_programs where organization_id = current_organization()) as programs,
      (select count(*) from referral_programs where organization_id = current_organization() and status <> 'draft') as "publishedPrograms",
      exists (select 1 from contact_standings where organization_id = current_organization() and kind <> 'lead') as referrers,
      exists (select 1 from referral_codes where organization_id = current_organization()) as codes,
      exists (select 1 from rollup_daily where organization_id = current_organization()) as touches`;
  return row ?? { programs: 0, publishedPrograms: 0, referrers: false, codes: false, touches: false };
}

/** Payouts that the bank refused or sent back, and that nobody has paid anew. */
export async function countFailedPayouts(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*) as count from payouts where organization_id = current_organization() and status in ('failed', 'reversed')`;
  return row?.count ?? 0;
}

/** Published programmes with rules that wait to be published. */
export function listWaitingDrafts(sql: Sql): Promise<{ id: string; name: string; version: number }[]> {
  return sql<{ id: string; name: string; version: number }[]>`
    select p.id, p.name, v.version from referral_programs p join program_versions v on v.program_id = p.id and v.status = 'draft'
    where p.status in ('active', 'paused') order by p.name limit 5`;
}

/** Every programme by name, those that run first, for the filter. */
export function listProgramNames(sql: Sql): Promise<{ id: string; name: string; status: string }[]> {
  return sql<{ id: string; name: string; status: string }[]>`
    select id, name, status from referral_programs
    order by array_position(array['active', 'paused', 'ended', 'draft'], status), name limit 100`;
}
