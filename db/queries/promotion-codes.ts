import type postgres from 'postgres';
import type { PromotionState } from './redemptions';

type Sql = postgres.TransactionSql;

export interface PromotionRow extends PromotionState {
  redemptionId: string;
  account: string;
  attempts: number;
}

const columns = (sql: Sql) => sql`
  redemption_id as "redemptionId", account, status, promotion_code_id as "promotionCodeId", error, attempts`;

export async function findPromotion(sql: Sql, redemptionId: string): Promise<PromotionRow | null> {
  const [row] = await sql<PromotionRow[]>`
    select ${columns(sql)} from promotion_codes where redemption_id = ${redemptionId}`;
  return row ?? null;
}

export async function lockPromotion(sql: Sql, redemptionId: string): Promise<PromotionRow | null> {
  const [row] = await sql<PromotionRow[]>`
    select ${columns(sql)} from promotion_codes where redemption_id = ${redemptionId} for no key update`;
  return row ?? null;
}

/** Says that Stripe is about to be asked, so that whoever comes later knows that something may be there. */
export async function markAsked(sql: Sql, redemptionId: string, now: Date): Promise<void> {
  await sql`
    update promotion_codes set asked_at = ${now}, attempts = attempts + 1 where redemption_id = ${redemptionId}`;
}

export async function updatePromotion(sql: Sql, redemptionId: string, state: PromotionState, now: Date): Promise<void> {
  await sql`
    update promotion_codes set status = ${state.status}, error = ${state.error}, updated_at = ${now},
      promotion_code_id = coalesce(${state.promotionCodeId}, promotion_code_id)
    where redemption_id = ${redemptionId}`;
}

/** Codes that live at Stripe or should, the least recently asked first. */
export async function findLivePromotions(sql: Sql, askedBefore: Date, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select redemption_id as id from promotion_codes
    where status in ('waiting', 'active', 'failed') and (asked_at is null or asked_at < ${askedBefore})
    order by asked_at nulls first, redemption_id limit ${limit}`;
  return rows.map(({ id }) => id);
}
