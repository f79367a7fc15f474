import type postgres from 'postgres';
import type { NoticePerson } from './notice-facts';

type Sql = postgres.TransactionSql;

/** A person of a message about credit; who does not take part is written to only if he agreed to it. */
export interface CreditPerson extends NoticePerson {
  takesPart: boolean;
}

/** Whoever is told something about credit, as JSON. */
export const creditPerson = (sql: Sql, alias: string) => {
  const k = sql(alias);
  return sql`json_build_object('id', ${k}.id, 'firstName', ${k}.first_name, 'lastName', ${k}.last_name, 'email', ${k}.email,
    'consentAt', ${k}.consent_at, 'mergedIntoId', ${k}.merged_into_id,
    'takesPart', exists (select from contact_standings s where s.contact_id = ${k}.id and s.kind <> 'lead'))`;
};

export interface TransferNotice {
  amountMinor: number;
  currency: string;
  from: CreditPerson;
  to: CreditPerson;
  /** When the first of it ends. */
  expiresAt: Date | null;
}

export async function findTransferNotice(sql: Sql, transferId: string): Promise<TransferNotice | null> {
  const [row] = await sql<TransferNotice[]>`
    select t.amount_minor as "amountMinor", t.currency, ${creditPerson(sql, 'a')} as from, ${creditPerson(sql, 'b')} as to,
      (select min(l.expires_at) from credit_lots l where l.source_id = t.id) as "expiresAt"
    from credit_transfers t join contacts a on a.id = t.from_contact_id join contacts b on b.id = t.to_contact_id
    where t.id = ${transferId}`;
  return row ?? null;
}

export interface GiftNotice {
  amountMinor: number;
  currency: string;
  expiresAt: Date;
  fromFirstName: string | null;
  to: CreditPerson;
}

/** A gift that waits for somebody the school knows; null when nobody has the address, or it does not wait any more. */
export async function findGiftNotice(sql: Sql, giftId: string): Promise<GiftNotice | null> {
  const [row] = await sql<GiftNotice[]>`
    select g.amount_minor as "amountMinor", g.currency, g.expires_at as "expiresAt", a.first_name as "fromFirstName", ${creditPerson(sql, 'b')} as to
    from credit_gifts g
    join contacts a on a.id = g.from_contact_id
    join contact_identities i on i.kind = 'email' and i.value = g.email_normalized
    join contacts b on b.id = i.contact_id and b.id <> a.id
    where g.id = ${giftId} and g.status = 'open'`;
  return row ?? null;
}

export interface ReminderNotice {
  amountMinor: number;
  currency: string;
  stage: number;
  expiresAt: Date;
  to: CreditPerson;
}

export async function findReminderNotice(sql: Sql, reminderId: string): Promise<ReminderNotice | null> {
  const [row] = await sql<ReminderNotice[]>`
    select r.*, ${creditPerson(sql, 'b')} as to from (
      select contact_id, currency, stage, sum(amount_minor)::bigint as "amountMinor", min(expires_at) as "expiresAt"
      from credit_reminders where organization_id = current_organization() and reminder_id = ${reminderId} group by 1, 2, 3
    ) r join contacts b on b.id = r.contact_id`;
  return row ?? null;
}
