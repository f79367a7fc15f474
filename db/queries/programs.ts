import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface ProgramRecord {
  id: string;
  name: string;
  description: string | null;
  programType: string;
  status: string;
  activeSlot: number | null;
  currency: string;
  startsAt: Date;
  endsAt: Date | null;
  endedAt: Date | null;
  budgetSpentMinor: number;
  templateId: string | null;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface ProgramVersionRecord {
  id: string;
  programId: string;
  version: number;
  status: string;
  definition: unknown;
  inForceFrom: Date | null;
  publishedAt: Date | null;
  publishedBy: string | null;
  createdAt: Date;
}

const columns = (sql: Sql) => sql`
  id, name, description, program_type as "programType", status, active_slot as "activeSlot", currency, starts_at as "startsAt",
  ends_at as "endsAt", ended_at as "endedAt", budget_spent_minor as "budgetSpentMinor", template_id as "templateId",
  created_by as "createdBy", created_at as "createdAt", updated_at as "updatedAt"`;

export async function findProgram(sql: Sql, id: string): Promise<ProgramRecord | null> {
  const [row] = await sql<ProgramRecord[]>`select ${columns(sql)} from referral_programs where id = ${id}`;
  return row ?? null;
}

export async function lockProgram(sql: Sql, id: string): Promise<ProgramRecord | null> {
  const [row] = await sql<ProgramRecord[]>`
    select ${columns(sql)} from referral_programs where id = ${id} for no key update`;
  return row ?? null;
}

export interface ProgramFilter {
  status: string | null;
  before: string | null;
  limit: number;
}

/** Newest first. */
export function listProgramRows(sql: Sql, { status, before, limit }: ProgramFilter): Promise<ProgramRecord[]> {
  return sql<ProgramRecord[]>`
    select ${columns(sql)} from referral_programs
    where (${status}::text is null or status = ${status}::text) and (${before}::uuid is null or id < ${before}::uuid)
    order by id desc limit ${limit}`;
}

/** All versions of these programmes, in the order of their numbers. */
export function findVersions(sql: Sql, programIds: string[]): Promise<ProgramVersionRecord[]> {
  return sql<ProgramVersionRecord[]>`
    select id, program_id as "programId", version, status, definition, in_force_from as "inForceFrom", published_at as "publishedAt",
      published_by as "publishedBy", created_at as "createdAt"
    from program_versions where program_id = any(${programIds}::uuid[]) order by program_id, version`;
}

export type NewProgram = Pick<
  ProgramRecord,
  'id' | 'name' | 'description' | 'programType' | 'currency' | 'startsAt' | 'endsAt' | 'templateId' | 'createdBy'
>;

export async function insertProgram(sql: Sql, organizationId: string, program: NewProgram, now: Date): Promise<void> {
  await sql`
    insert into referral_programs (id, organization_id, name, description, program_type, currency, starts_at, ends_at, template_id, created_by, created_at, updated_at)
    values (${program.id}, ${organizationId}, ${program.name}, ${program.description}, ${program.programType}, ${program.currency},
      ${program.startsAt}, ${program.endsAt}, ${program.templateId}, ${program.createdBy}, ${now}, ${now})`;
}

export async function insertDraft(
  sql: Sql,
  draft: { organizationId: string; programId: string; version: number; definition: object; now: Date },
): Promise<void> {
  await sql`
    insert into program_versions (organization_id, program_id, version, definition, created_at)
    values (${draft.organizationId}, ${draft.programId}, ${draft.version}, ${sql.json(draft.definition as never)}, ${draft.now})`;
}

export async function updateDraft(sql: Sql, versionId: string, definition: object): Promise<void> {
  await sql`update program_versions set definition = ${sql.json(definition as never)} where id = ${versionId}`;
}

export async function deleteDraft(sql: Sql, versionId: string): Promise<void> {
  await sql`delete from program_versions where id = ${versionId} and status = 'draft'`;
}

export async function freezeVersion(
  sql: Sql,
  versionId: string,
  published: { inForceFrom: Date; publishedAt: Date; publishedBy: string },
): Promise<void> {
  await sql`
    update program_versions set status = 'published', in_force_from = ${published.inForceFrom}, published_at = ${published.publishedAt},
      published_by = ${published.publishedBy}
    where id = ${versionId}`;
}

export type ProgramFields = Pick<
  ProgramRecord,
  'name' | 'description' | 'programType' | 'currency' | 'startsAt' | 'endsAt'
>;

export async function updateProgramRow(sql: Sql, id: string, fields: ProgramFields, now: Date): Promise<void> {
  await sql`
    update referral_programs set name = ${fields.name}, description = ${fields.description}, program_type = ${fields.programType},
      currency = ${fields.currency}, starts_at = ${fields.startsAt}, ends_at = ${fields.endsAt}, updated_at = ${now}
    where id = ${id}`;
}

/** Moves a programme to a status that is not active: its slot becomes free. */
export async function deactivateProgram(sql: Sql, id: string, status: 'paused' | 'ended', now: Date): Promise<void> {
  await sql`
    update referral_programs set status = ${status}, active_slot = null, updated_at = ${now},
      ended_at = case when ${status} = 'ended' then ${now}::timestamptz else ended_at end
    where id = ${id}`;
}

/** Makes a programme active in a slot; refused by the unique index when another transaction has taken the slot meanwhile. */
export async function activateProgram(sql: Sql, id: string, slot: number, now: Date): Promise<void> {
  await sql`update referral_programs set status = 'active', active_slot = ${slot}, updated_at = ${now} where id = ${id}`;
}

export async function takenSlots(sql: Sql): Promise<number[]> {
  const rows = await sql<{ slot: number }[]>`
    select active_slot as slot from referral_programs where active_slot is not null`;
  return rows.map(({ slot }) => slot);
}

/** Ends the active programmes whose last day has passed. Those that somebody else works on are left to him. */
export function endOverduePrograms(sql: Sql, now: Date): Promise<{ id: string; endsAt: Date }[]> {
  return sql<{ id: string; endsAt: Date }[]>`
    with overdue as (
      select id from referral_programs where status = 'active' and ends_at < ${now} order by id for no key update skip locked)
    update referral_programs p set status = 'ended', active_slot = null, ended_at = p.ends_at, updated_at = ${now}
    from overdue where p.id = overdue.id returning p.id, p.ends_at as "endsAt"`;
}
