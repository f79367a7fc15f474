import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overrideAttribution } from '@/lib/services/attribution/override-attribution';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { anotherCode } from '@/tests/factories/another-code';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';
import { expectBooks, standing } from './books';

const database = useDatabase();
const later = new Date(NOW.getTime() + 20 * 86_400_000);

const rewards = {
  referrer: { kind: 'cash', rateBps: 1250 },
  referee: { kind: 'credit', rateBps: 333 },
  tiers: [],
  bonuses: [],
  promotions: [],
  courses: [],
} as never;
const step = fc.oneof(
  fc.record({ is: fc.constant('override' as const), to: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ is: fc.constant('refund' as const), minor: fc.integer({ min: 1, max: 9_000 }) }),
  fc.record({ is: fc.constant('approve' as const) }),
);

it('whatever happens before and between, what stands after overrides is what a fresh grant and the same refunds leave', async () => {
  let serial = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 10_000, max: 60_000 }),
      async (steps, valueMinor) => {
        const ctx = await anOrganization();
        const first = await aCode(database.owner, ctx, {
          definition: { rewards },
          email: `a-${crypto.randomUUID()}@example.org`,
        });
        const codes = [
          first,
          await anotherCode(database.owner, ctx, first),
          await anotherCode(database.owner, ctx, first),
        ];
        const convert = (externalId: string, code: string) =>
          recordConversion(ctx, {
            externalId,
            referee: { email: `${externalId}@example.org` },
            milestone: 'enrolled',
            valueMinor,
            currency: 'USD',
            occurredAt: NOW.toISOString(),
            code,
          });
        const conversion = await convert('subject', first.code);
        const now = at(ctx, later);
        const refunds: number[] = [];
        let current = 0;
        let referralId = conversion.referralId as string;
        for (const one of steps) {
          if (one.is === 'approve') await approveDueRewards(now);
          if (one.is === 'refund' && refunds.reduce((sum, minor) => sum + minor, one.minor) < valueMinor) {
            refunds.push(one.minor);
            serial += 1;
            const refund = {
              externalId: `r-${serial}`,
              amountMinor: one.minor,
              reason: 'refund',
              occurredAt: later.toISOString(),
            };
            await recordRefund(now, conversion.id, refund);
          }
          if (one.is === 'override' && one.to !== current) {
            current = one.to;
            const input = { code: codes[current]?.code, reason: 'Found out' };
            const receipt = await overrideAttribution(as(now, 'manager'), referralId, input);
            referralId = receipt.owedReferralId as string;
          }
        }
        const fresh = await convert('fresh', codes[current]?.code as string);
        for (const [index, amountMinor] of refunds.entries()) {
          const refund = {
            externalId: `f-${serial}-${index}`,
            amountMinor,
            reason: 'refund',
            occurredAt: later.toISOString(),
          };
          await recordRefund(now, fresh.id, refund);
        }
        const amounts = async (id: string) =>
          (await standing(database.owner, id)).map(({ side, amount }) => `${side} ${amount}`);
        expect(await amounts(conversion.id)).toEqual(await amounts(fresh.id));
        const stands = await standing(database.owner, conversion.id);
        const owner = codes[current]?.referrerId;
        for (const row of stands) if (row.side === 'referrer') expect(row.recipientId).toBe(owner);
        await expectBooks(database.owner, ctx);
      },
    ),
    { numRuns: 20 },
  );
}, 240_000);
