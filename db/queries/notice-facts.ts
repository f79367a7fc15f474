import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface NoticePerson {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  consentAt: Date | null;
  mergedIntoId: string | null;
}

/** A person as JSON, from the row of `contacts` that `alias` names. */
export const noticePerson = (sql: Sql, alias: string) => {
  const k = sql(alias);
  return sql`json_build_object('id', ${k}.id, 'firstName', ${k}.first_name, 'lastName', ${k}.last_name, 'email', ${k}.email,
    'consentAt', ${k}.consent_at, 'mergedIntoId', ${k}.merged_into_id)`;
};

/** People as messages want them, by id. */
export function findNoticePeople(sql: Sql, ids: readonly string[]): Promise<NoticePerson[]> {
  return sql<NoticePerson[]>`
    select k.id, k.first_name as "firstName", k.last_name as "lastName", k.email, k.consent_at as "consentAt",
      k.merged_into_id as "mergedIntoId"
    from contacts k where k.id = any(${ids as string[]}::uuid[])`;
}

export interface ReferralNotice {
  referralId: string;
  program: string;
  expiresAt: Date;
  referrer: NoticePerson;
  referee: NoticePerson;
}

export async function findReferralNotice(sql: Sql, referralId: string): Promise<ReferralNotice | null> {
  const [row] = await sql<ReferralNotice[]>`
    select f.id as "referralId", p.name as program, f.expires_at as "expiresAt", ${noticePerson(sql, 'a')} as referrer, ${noticePerson(sql, 'b')} as referee
    from referrals f
    join referral_programs p on p.id = f.program_id
    join contacts a on a.id = f.referrer_id
    join contacts b on b.id = f.referee_id
    where f.id = ${referralId}`;
  return row ?? null;
}

export interface RewardNotice {
  rewardId: string;
  conversionId: string;
  side: 'referrer' | 'referee';
  kind: 'cash' | 'credit' | 'discount' | 'merchandise';
  item: string | null;
  amountMinor: number;
  currency: string;
  requiresApproval: boolean;
  payableAt: Date;
  recipient: NoticePerson;
  /** First name of the other side. */
  otherFirstName: string | null;
}

/** Rewards by their id or by their conversion, those that stand. */
export function findRewardNotices(
  sql: Sql,
  by: { conversionId: string } | { rewardId: string },
): Promise<RewardNotice[]> {
  return sql<RewardNotice[]>`
    select r.id as "rewardId", r.conversion_id as "conversionId", r.side, r.kind, r.item, r.reward_amount_minor as "amountMinor", r.currency,
      r.requires_approval as "requiresApproval", r.payable_at as "payableAt", ${noticePerson(sql, 'k')} as recipient,
      (case r.side when 'referrer' then b.first_name else a.first_name end) as "otherFirstName"
    from referral_rewards r
    join contacts k on k.id = r.recipient_id
    join referrals f on f.id = r.referral_id
    join contacts a on a.id = f.referrer_id
    join contacts b on b.id = f.referee_id
    where ${'rewardId' in by ? sql`r.id = ${by.rewardId}` : sql`r.conversion_id = ${by.conversionId}`} and r.reward_amount_minor > 0
    order by r.recipient_id, r.side desc, r.line, r.id`;
}

export interface PayoutNotice {
  payoutId: string;
  provider: string;
  amountMinor: number;
  currency: string;
  reference: string | null;
  failureReason: string | null;
  recipient: NoticePerson;
}

export async function findPayoutNotice(sql: Sql, payoutId: string): Promise<PayoutNotice | null> {
  const [row] = await sql<PayoutNotice[]>`
    select p.id as "payoutId", p.provider, p.amount_minor as "amountMinor", p.currency, p.reference, p.failure_reason as "failureReason",
      ${noticePerson(sql, 'k')} as recipient
    from payouts p join contacts k on k.id = p.recipient_id where p.id = ${payoutId}`;
  return row ?? null;
}

export interface MethodNotice {
  methodId: string;
  provider: 'stripe' | 'paypal' | 'manual';
  masked: string;
  changedAt: Date;
  person: NoticePerson;
}

export async function findMethodNotice(sql: Sql, methodId: string): Promise<MethodNotice | null> {
  const [row] = await sql<MethodNotice[]>`
    select m.id as "methodId", m.provider, m.masked, m.updated_at as "changedAt", ${noticePerson(sql, 'k')} as person
    from payout_methods m join contacts k on k.id = m.contact_id where m.id = ${methodId}`;
  return row ?? null;
}

export interface StaffReader {
  id: string;
  email: string;
  name: string;
}

export function findStaffWithRoles(sql: Sql, roles: readonly string[]): Promise<StaffReader[]> {
  return sql<StaffReader[]>`
    select id, email, name from staff where role = any(${roles as string[]}) and disabled_at is null order by id`;
}
