import type postgres from 'postgres';
import { mergeReaders } from './message-readers';
import { postingValue } from './posting-value';

type Sql = postgres.TransactionSql;

export interface MergeObstacles {
  payoutUnderWay: boolean;
  /** Both were rewarded by one conversion on the same side, which one person cannot be. */
  sharedReward: boolean;
}

export async function findMergeObstacles(sql: Sql, fromId: string, intoId: string): Promise<MergeObstacles> {
  const [row] = await sql<MergeObstacles[]>`
    select exists (select from payouts where recipient_id in (${fromId}, ${intoId}) and status = 'processing') as "payoutUnderWay",
      exists (select from referral_rewards a join referral_rewards b on b.conversion_id = a.conversion_id and b.side = a.side and b.line = a.line and b.grant_sequence = a.grant_sequence
        where a.recipient_id = ${fromId} and b.recipient_id = ${intoId}) as "sharedReward"`;
  return row as MergeObstacles;
}

export interface ContactAccountRow {
  kind: string;
  currency: string;
  /** What it is owed in, which `liability:accrued` does not tell by itself: cash, credit or goods. */
  value: string;
  balanceMinor: number;
}

/** What each of a contact's accounts holds, by what it is owed in; debit positive. */
export function findContactAccounts(sql: Sql, contactId: string): Promise<ContactAccountRow[]> {
  return sql<ContactAccountRow[]>`
    select a.kind, a.currency, ${postingValue(sql)} as value, sum(p.amount_minor)::bigint as "balanceMinor"
    from ledger_accounts a
    join ledger_postings p on p.account_id = a.id
    join ledger_transfers t on t.id = p.transfer_id
    left join referral_rewards r on t.subject_type = 'reward' and r.id = t.subject_id
    where a.contact_id = ${contactId} group by 1, 2, 3 order by 1, 2, 3`;
}

/** Identities and standings become the other's; an active standing wins over an inactive one. */
export async function moveIdentityAndStanding(sql: Sql, fromId: string, intoId: string, now: Date): Promise<void> {
  await sql`update contact_identities set contact_id = ${intoId} where contact_id = ${fromId}`;
  await sql`
    insert into contact_standings as s (organization_id, contact_id, kind, status, updated_at)
    select organization_id, ${intoId}, kind, status, ${now} from contact_standings where contact_id = ${fromId}
    on conflict (contact_id, kind) do update set status = 'active', updated_at = excluded.updated_at
      where s.status <> 'active' and excluded.status = 'active'`;
  await sql`delete from contact_standings where contact_id = ${fromId}`;
}

/** Fills what the other does not have, and leads everything that was merged into this one to the other, so no chain forms. */
export async function mergeContactRows(sql: Sql, fromId: string, intoId: string, now: Date): Promise<void> {
  const [from] = await sql`select external_id as "externalId" from contacts where id = ${fromId}`;
  // Freed before it is given away: it is unique.
  await sql`
    update contacts f set merged_into_id = ${intoId}, updated_at = ${now},
      external_id = case when i.external_id is null then null else f.external_id end
    from contacts i where f.id = ${fromId} and i.id = ${intoId}`;
  await sql`
    update contacts i set external_id = coalesce(i.external_id, ${from?.externalId ?? null}), email = coalesce(i.email, f.email),
      email_normalized = coalesce(i.email_normalized, f.email_normalized), phone = coalesce(i.phone, f.phone),
      first_name = coalesce(i.first_name, f.first_name), last_name = coalesce(i.last_name, f.last_name),
      birth_date = coalesce(i.birth_date, f.birth_date), lead_since = least(i.lead_since, f.lead_since),
      consent_at = coalesce(i.consent_at, f.consent_at), updated_at = ${now},
      guardian_id = nullif(case when i.guardian_id = f.id then null else coalesce(i.guardian_id, f.guardian_id) end, i.id)
    from contacts f where i.id = ${intoId} and f.id = ${fromId}`;
  await sql`
    update contacts set guardian_id = case when id = ${intoId} then null else ${intoId}::uuid end, updated_at = ${now}
    where guardian_id = ${fromId}`;
  await sql`update contacts set merged_into_id = ${intoId} where merged_into_id = ${fromId}`;
}

/**
 * Pending referrals of one person by one code become one: the other's, which keeps the later end.
 * @returns ids of those that are rejected
 */
export async function closeDoubleReferrals(sql: Sql, fromId: string, intoId: string): Promise<string[]> {
  await sql`
    update referrals b set shared_at = greatest(b.shared_at, a.shared_at), expires_at = greatest(b.expires_at, a.expires_at)
    from referrals a
    where a.referee_id = ${fromId} and b.referee_id = ${intoId} and a.code_id = b.code_id and a.status = 'pending' and b.status = 'pending'`;
  const rows = await sql<{ id: string }[]>`
    update referrals a set status = 'rejected', reason = 'already-referred'
    from referrals b
    where a.referee_id = ${fromId} and b.referee_id = ${intoId} and a.code_id = b.code_id and a.status = 'pending' and b.status = 'pending'
    returning a.id`;
  return rows.map(({ id }) => id);
}

/**
 * Points everything of one contact at the other. A referral that claimed the one reward of its referee stays where it is when
 * the other has claimed too (rule 4); it is found through the merge.
 */
export async function repointContact(sql: Sql, fromId: string, intoId: string): Promise<void> {
  await sql`
    update referrals set referee_id = ${intoId} where referee_id = ${fromId}
      and not (is_reward_claimed and exists (select from referrals where referee_id = ${intoId} and is_reward_claimed))`;
  await sql`update referrals set referrer_id = ${intoId} where referrer_id = ${fromId}`;
  await sql`update conversions set referee_id = ${intoId} where referee_id = ${fromId}`;
  await sql`update referral_codes set referrer_id = ${intoId} where referrer_id = ${fromId}`;
  await sql`update referral_rewards set recipient_id = ${intoId} where recipient_id = ${fromId}`;
  await sql`update payouts set recipient_id = ${intoId} where recipient_id = ${fromId}`;
  await sql`update notifications set contact_id = ${intoId} where contact_id = ${fromId}`;
  await sql`update attribution_questions set contact_id = ${intoId} where contact_id = ${fromId}`;
  await mergeReaders(sql, fromId, intoId);
  await repointCredit(sql, fromId, intoId);
  await sql`
    insert into program_participants as p (organization_id, program_id, contact_id, rewarded_count, joined_at)
    select organization_id, program_id, ${intoId}, rewarded_count, joined_at from program_participants where contact_id = ${fromId}
    on conflict (program_id, contact_id) do update set rewarded_count = p.rewarded_count + excluded.rewarded_count,
      joined_at = least(p.joined_at, excluded.joined_at)`;
  await sql`update program_participants set rewarded_count = 0 where contact_id = ${fromId}`;
  await sql`
    insert into rollup_referrers as r (organization_id, program_id, referrer_id, leads, conversions, conversion_value_minor, reward_minor)
    select organization_id, program_id, ${intoId}, leads, conversions, conversion_value_minor, reward_minor
    from rollup_referrers where referrer_id = ${fromId}
    on conflict (organization_id, program_id, referrer_id) do update set leads = r.leads + excluded.leads,
      conversions = r.conversions + excluded.conversions, reward_minor = r.reward_minor + excluded.reward_minor,
      conversion_value_minor = r.conversion_value_minor + excluded.conversion_value_minor`;
  await sql`delete from rollup_referrers where referrer_id = ${fromId}`;
}

// Redemptions first: one that is being settled is waited for, and what it gives back is then seen.
async function repointCredit(sql: Sql, fromId: string, intoId: string): Promise<void> {
  await sql`update redemptions set contact_id = ${intoId} where contact_id = ${fromId}`;
  await sql`update credit_gifts set from_contact_id = ${intoId} where from_contact_id = ${fromId}`;
  await sql`update credit_transfers set from_contact_id = ${intoId} where from_contact_id = ${fromId}`;
  await sql`update credit_transfers set to_contact_id = ${intoId} where to_contact_id = ${fromId}`;
  await sql`update credit_lots set contact_id = ${intoId} where contact_id = ${fromId}`;
  await sql`update credit_reminders set contact_id = ${intoId} where contact_id = ${fromId}`;
}
