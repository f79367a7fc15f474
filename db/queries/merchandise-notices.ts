import type postgres from 'postgres';
import { type CreditPerson, creditPerson } from './credit-notices';

type Sql = postgres.TransactionSql;

export interface HandedOverNotice {
  item: string;
  /** What whoever handed it over wrote for the person, such as a tracking number. */
  note: string | null;
  person: CreditPerson;
}

/** Merchandise that was handed over, chosen for credit or promised by a programme. */
export async function findHandedOver(
  sql: Sql,
  by: { redemptionId: string } | { rewardId: string },
): Promise<HandedOverNotice | null> {
  const rows =
    'redemptionId' in by
      ? sql<HandedOverNotice[]>`
          select r.item, r.reason as note, ${creditPerson(sql, 'k')} as person
          from redemptions r join contacts k on k.id = r.contact_id
          where r.id = ${by.redemptionId} and r.kind = 'merchandise' and r.status = 'fulfilled'`
      : sql<HandedOverNotice[]>`
          select r.item, nullif(r.payment_reference, 'handed over') as note, ${creditPerson(sql, 'k')} as person
          from referral_rewards r join contacts k on k.id = r.recipient_id
          where r.id = ${by.rewardId} and r.kind = 'merchandise' and r.status = 'paid'`;
  return (await rows)[0] ?? null;
}
