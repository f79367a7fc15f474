import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface WalletCreditRow {
  recipientId: string;
  currency: string;
  rewardId: string;
  standsMinor: number;
  expiresAt: Date | null;
}

/** Credit and discounts in these people's wallets that have not expired. */
export function findWalletCredits(sql: Sql, contactIds: readonly string[]): Promise<WalletCreditRow[]> {
  return sql<WalletCreditRow[]>`
    select recipient_id as "recipientId", currency, id as "rewardId", reward_amount_minor as "standsMinor", expires_at as "expiresAt"
    from referral_rewards
    where recipient_id = any(${contactIds as string[]}::uuid[]) and kind in ('credit', 'discount') and status = 'paid'
      and expired_at is null and reward_amount_minor > 0`;
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
