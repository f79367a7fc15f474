import type postgres from 'postgres';
import { type NoticePerson, noticePerson } from './notice-facts';

type Sql = postgres.TransactionSql;

export interface DueReminder {
  referralId: string;
  refereeId: string;
  codeKey: string;
}

// He waits, may be written to, and has neither reached a step nor enrolled, by whichever code.
const waiting = (sql: Sql, now: Date) => sql`
  f.status = 'pending' and f.expires_at > ${now}
  and k.merged_into_id is null and k.email is not null and k.consent_at is not null
  and not exists (select from referral_milestones m where m.organization_id = f.organization_id and m.referral_id = f.id)
  and not exists (select from conversions c where c.organization_id = f.organization_id and c.referee_id = f.referee_id)`;

/** Friends who left a name within the window and wait still, and were not reminded of it; in the order of ids after `afterId`. */
export function findDueFriendReminders(
  sql: Sql,
  { from, to, now, afterId, limit }: { from: Date; to: Date; now: Date; afterId: string | null; limit: number },
): Promise<DueReminder[]> {
  return sql<DueReminder[]>`
    select f.id as "referralId", f.referee_id as "refereeId", d.code_key as "codeKey"
    from referrals f
    join contacts k on k.id = f.referee_id
    join referral_codes d on d.id = f.code_id
    where f.organization_id = current_organization() and f.referred_at > ${from} and f.referred_at <= ${to}
      and f.friend_reminded_at is null and ${waiting(sql, now)}
      ${afterId === null ? sql`` : sql`and f.id > ${afterId}::uuid`}
    order by f.id limit ${limit}`;
}

/** Marks them; of two transactions that mark the same referral one does. @returns the ids that this one marked */
export async function markFriendsReminded(sql: Sql, ids: readonly string[], now: Date): Promise<Set<string>> {
  if (!ids.length) return new Set();
  await sql`select from referrals where id = any(${ids as string[]}::uuid[]) order by id for no key update`;
  const rows = await sql<{ id: string }[]>`
    update referrals set friend_reminded_at = ${now}
    where id = any(${ids as string[]}::uuid[]) and friend_reminded_at is null and status = 'pending' returning id`;
  return new Set(rows.map(({ id }) => id));
}

export interface FriendReminder {
  codeKey: string;
  program: string;
  expiresAt: Date;
  referrer: NoticePerson;
  referee: NoticePerson;
}

/** Whom a reminder is to and what it is about; null when he has gone on, or may not be written to any more. */
export async function findFriendReminder(sql: Sql, referralId: string, now: Date): Promise<FriendReminder | null> {
  const [row] = await sql<FriendReminder[]>`
    select d.code_key as "codeKey", p.name as program, f.expires_at as "expiresAt", ${noticePerson(sql, 'a')} as referrer,
      ${noticePerson(sql, 'k')} as referee
    from referrals f
    join contacts k on k.id = f.referee_id
    join contacts a on a.id = f.referrer_id
    join referral_codes d on d.id = f.code_id
    join referral_programs p on p.id = f.program_id
    where f.id = ${referralId} and ${waiting(sql, now)}`;
  return row ?? null;
}
