import type postgres from 'postgres';
import type { Ctx } from '@/lib/services/context';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { aGrantedReward, type Granted, onlyReferrer } from './granted-reward';
import { at } from './organization';

const DAY = 86_400_000;

/** A person with credit in his wallet, earned through the services; it ends `expiryDays` after the context's instant. */
export async function aWallet(
  owner: postgres.Sql,
  ctx: Ctx,
  amountMinor: number,
  options: { expiryDays?: number; fixture?: Granted; email?: string; firstName?: string } = {},
): Promise<Granted> {
  const { expiryDays, ...rest } = options;
  const rewards = onlyReferrer('credit', amountMinor, expiryDays);
  const granted = await aGrantedReward(owner, ctx, { rewards, holdDays: 0, ...rest });
  await approveDueRewards(at(ctx, new Date(ctx.now.getTime() + 1)));
  return granted;
}

/** What a person can use now, by the balance that everybody reads. */
export async function availableMinor(ctx: Ctx, contactId: string): Promise<number> {
  return (await contactBalance(ctx, contactId)).credit.availableMinor;
}

/** The instant a number of days after another. */
export function daysAfter(now: Date, days: number, ms = 0): Date {
  return new Date(now.getTime() + days * DAY + ms);
}
