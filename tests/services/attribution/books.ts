import type postgres from 'postgres';
import { expect } from 'vitest';
import { rebuildRollups } from '@/lib/services/analytics/rebuild-rollups';
import { verifyAttribution } from '@/lib/services/attribution/verify-attribution';
import type { Ctx } from '@/lib/services/context';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';

/** Ledger, figures and decisions agree with their rows. */
export async function expectBooks(owner: postgres.Sql, ctx: Ctx): Promise<void> {
  expect(await verifyLedger(ctx)).toMatchObject({ ok: true, differences: [] });
  expect(await verifyAttribution(ctx)).toMatchObject({ ok: true, faults: [] });
  const before = await figures(owner, ctx);
  await rebuildRollups(ctx);
  expect(before).toEqual(await figures(owner, ctx));
}

async function figures(owner: postgres.Sql, { organizationId }: Ctx) {
  const daily = await owner`
    select program_id, day::text, channel, leads, conversions, conversion_value_minor, reward_minor, paid_minor from rollup_daily
    where organization_id = ${organizationId} and (leads, conversions, conversion_value_minor, reward_minor, paid_minor) <> (0, 0, 0, 0, 0)
    order by 1, 2, 3`;
  const referrers = await owner`
    select program_id, referrer_id, leads, conversions, conversion_value_minor, reward_minor from rollup_referrers
    where organization_id = ${organizationId} and (leads, conversions, conversion_value_minor, reward_minor) <> (0, 0, 0, 0) order by 1, 2`;
  return { daily: [...daily], referrers: [...referrers] };
}

/** What stands for each recipient of a conversion: status and amount, in the order of name and side. */
export async function standing(owner: postgres.Sql, conversionId: string) {
  const rows = await owner<{ recipientId: string; side: string; status: string; amount: number }[]>`
    select recipient_id as "recipientId", side, status, reward_amount_minor::int as amount from referral_rewards
    where conversion_id = ${conversionId} and reward_amount_minor > 0 order by side, recipient_id, id`;
  return [...rows];
}
