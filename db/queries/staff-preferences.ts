import type postgres from 'postgres';
import type { Language } from '@/lib/domain/common/languages';
import type { StaffRole } from '@/lib/domain/organizations/roles';

type Sql = postgres.TransactionSql;

export interface StaffPreferencesRow {
  staffId: string;
  language: Language | null;
  /** What was switched on or off, by message. */
  choices: Record<string, boolean>;
}

export function findStaffPreferences(sql: Sql, staffIds: readonly string[]): Promise<StaffPreferencesRow[]> {
  return sql<StaffPreferencesRow[]>`
    select staff_id as "staffId", language, choices from staff_preferences where staff_id = any(${staffIds as string[]}::uuid[])`;
}

/** Stores what is given; `choices` or the language that is left out stays. */
export async function putStaffPreferences(
  sql: Sql,
  organizationId: string,
  {
    staffId,
    language,
    choices,
  }: Pick<StaffPreferencesRow, 'staffId' | 'language'> & { choices?: Record<string, boolean> },
  now: Date,
): Promise<void> {
  await sql`
    insert into staff_preferences (staff_id, organization_id, language, choices, updated_at)
    values (${staffId}, ${organizationId}, ${language}, ${sql.json(choices ?? {})}, ${now})
    on conflict (staff_id) do update set language = excluded.language,
      choices = case when ${choices !== undefined} then excluded.choices else staff_preferences.choices end, updated_at = excluded.updated_at`;
}

export interface WaitingReader {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
}

/** Those who switched a message on and are let in; for example the daily list of what waits. */
export function findStaffWithChoice(sql: Sql, message: string): Promise<WaitingReader[]> {
  return sql<WaitingReader[]>`
    select s.id, s.email, s.name, s.role from staff s
    join staff_preferences p on p.staff_id = s.id and p.organization_id = s.organization_id
    where s.disabled_at is null and (p.choices ->> ${message})::boolean order by s.id`;
}
