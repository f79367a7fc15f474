import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface WalletCreditRow {
  recipientId: string;
  currency: string;
  /** The reward, or the row of `credit_lots`. */
  lotId: string;
  /** What was not taken from it yet by a redemption or a gift. */
  standsMinor: number;
  expiresAt: Date | null;
}

/** What is left of the credit in these people's wallets that has not expired: rewards, gifts, and what came back. */
export function findWalletCredits(sql: Sql, contactIds: readonly string[]): Promise<WalletCreditRow[]> {
  const ids = sql`${contactIds as string[]}::uuid[]`;
  return sql<WalletCreditRow[]>`
    select * from (
      select l."recipientId", l.currency, l."lotId", l."expiresAt",
        (l.minor - coalesce((select sum(u.amount_minor) from credit_uses u
          where u.organization_id = current_organization() and u.lot_id = l."lotId"), 0))::bigint as "standsMinor"
      from (
        select recipient_id as "recipientId", currency, id as "lotId", reward_amount_minor as minor, expires_at as "expiresAt"
        from referral_rewards
        where recipient_id = any(${ids}) and kind in ('credit', 'discount') and status = 'paid' and expired_at is null
          and reward_amount_minor > 0
        union all
        select contact_id, currency, id, amount_minor, expires_at from credit_lots
        where contact_id = any(${ids}) and expired_at is null
      ) l
    ) left_over where "standsMinor" > 0`;
}

export interface AccountBalanceRow {
  contactId: string;
  kind: string;
  currency: string;
  balanceMinor: number;
}

/** Balances of these people's accounts, debit positive. */
export function findContactBalances(sql: Sql, contactIds: readonly string[]): Promise<AccountBalanceRow[]> {
  return sql<AccountBalanceRow[]>`
    select a.contact_id as "contactId", a.kind, a.currency,
      coalesce((select sum(p.amount_minor) from ledger_postings p where p.account_id = a.id), 0)::bigint as "balanceMinor"
    from ledger_accounts a where a.contact_id = any(${contactIds as string[]}::uuid[])`;
}
