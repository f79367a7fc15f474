import type postgres from 'postgres';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import type { Ctx } from '@/lib/services/context';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { anotherCode } from '@/tests/factories/another-code';
import { at } from '@/tests/factories/organization';
import { aCode, type CodeFixture } from '@/tests/factories/referral-code';

let serial = 0;

/** A friend who opened both codes, the first ten days before the second, and enrolled a day later without telling a code. */
export async function aSharedFriend(ctx: Ctx, codes: readonly CodeFixture[], name = 'Sam') {
  serial += 1;
  const visitorId = `v-shared-friend-${String(serial).padStart(8, '0')}`;
  const email = `shared-${serial}-${ctx.organizationId.slice(-6)}@example.org`;
  const days = (count: number) => new Date(ctx.now.getTime() - count * 86_400_000);
  for (const [index, { code }] of codes.entries()) {
    const now = at(ctx, days(10 * (codes.length - index)));
    await recordTouch(now, { code, visitorId, channel: index ? 'email' : 'whatsapp' });
  }
  const last = codes.at(-1) as CodeFixture;
  await submitLead(at(ctx, days(9)), { code: last.code, visitorId, referee: { email, firstName: name } });
  return recordConversion(ctx, {
    externalId: `shared-${serial}`,
    referee: { email },
    milestone: 'enrolled',
    valueMinor: 80_000,
    currency: 'USD',
    occurredAt: ctx.now.toISOString(),
  });
}

/** A programme with two referrers. */
export async function twoReferrers(owner: postgres.Sql, ctx: Ctx, definition: Partial<ProgramDefinition> = {}) {
  const first = await aCode(owner, ctx, {
    firstName: 'Ana',
    email: `ana-${crypto.randomUUID()}@example.org`,
    definition,
  });
  return [first, await anotherCode(owner, ctx, first)] as const;
}
