import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface FormDraftRow {
  /** The form as it was left; only the form knows what is in it. */
  values: Record<string, unknown>;
  revision: number;
  updatedBy: string;
  updatedByName: string;
  updatedAt: Date;
}

/** @param ownerId null for the one that all share */
export async function findFormDraft(sql: Sql, form: string, ownerId: string | null): Promise<FormDraftRow | null> {
  const [row] = await sql<FormDraftRow[]>`
    select field_values as values, revision, updated_by as "updatedBy", updated_by_name as "updatedByName", updated_at as "updatedAt"
    from program_form_drafts where form = ${form} and owner_id is not distinct from ${ownerId}`;
  return row ?? null;
}

/** Stores a draft in the place of the revision that its writer knew, `over`; 0 for none. @returns false when another one is there by now */
export async function putFormDraft(
  sql: Sql,
  organizationId: string,
  draft: FormDraftRow & { form: string; ownerId: string | null; over: number },
): Promise<boolean> {
  const { form, ownerId, over, values, revision, updatedBy, updatedByName, updatedAt } = draft;
  const result =
    over === 0
      ? await sql`
          insert into program_form_drafts
            (organization_id, form, owner_id, field_values, revision, updated_by, updated_by_name, updated_at)
          values (${organizationId}, ${form}, ${ownerId}, ${sql.json(values as never)}, ${revision}, ${updatedBy}, ${updatedByName}, ${updatedAt})
          on conflict do nothing`
      : await sql`
          update program_form_drafts set field_values = ${sql.json(values as never)}, revision = ${revision},
            updated_by = ${updatedBy}, updated_by_name = ${updatedByName}, updated_at = ${updatedAt}
          where form = ${form} and owner_id is not distinct from ${ownerId} and revision = ${over}`;
  return result.count === 1;
}

export async function deleteFormDraft(sql: Sql, form: string, ownerId: string | null): Promise<void> {
  await sql`delete from program_form_drafts where form = ${form} and owner_id is not distinct from ${ownerId}`;
}
