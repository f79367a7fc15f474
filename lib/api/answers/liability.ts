import { z } from '@hono/zod-openapi';
import { GRANULARITIES } from '@/lib/domain/analytics/periods';
import { id, minor } from './fields';

const day = z.string().openapi({ format: 'date' });
const owed = minor.nullable();

const liability = z.object({
  accruedMinor: minor.openapi({ description: 'Granted, in its hold or waiting for approval.' }),
  payableMinor: owed.openapi({ description: 'Approved cash; negative when people owe more than they are owed.' }),
  underWayMinor: owed.openapi({ description: 'In payouts that the bank has not settled.' }),
  creditMinor: owed.openapi({ description: 'Credit in wallets.' }),
  reservedMinor: owed.openapi({ description: 'Credit set aside for discount codes, orders and gifts.' }),
  goodsMinor: owed.openapi({ description: 'Merchandise to hand over.' }),
  totalMinor: owed,
});

const amounts = {
  dueMinor: minor.openapi({ description: 'Granted rewards that become payable.' }),
  expectedMinor: minor.openapi({ description: 'Rewards of referrals that wait.' }),
  breakageMinor: minor.openapi({ description: 'Credit that expires unused.' }),
};

const rate = z.number().nullable().openapi({ description: 'Null with fewer than 30 observations.' });

const program = z.object({
  programId: id,
  name: z.string(),
  pending: z.int(),
  observations: z.int().openapi({ description: 'Referrals that came to an end.' }),
  conversionRate: rate,
  averageRewardMinor: minor.nullable(),
  expectedMinor: minor.nullable(),
  months: z.array(minor).openapi({ description: '`expectedMinor` by the months of the forecast.' }),
});

export const liabilitySchema = z
  .object({
    from: day,
    to: day,
    granularity: z.enum(GRANULARITIES),
    timeZone: z.string(),
    programId: id
      .nullable()
      .openapi({ description: 'Of one programme, what cannot be told apart by programme is null.' }),
    currency: z.string(),
    otherCurrencies: z.array(z.string()),
    now: liability,
    past: z.array(liability.extend({ day })).openapi({ description: 'At the end of each period, by its first day.' }),
    forecast: z.object({
      months: z.array(z.object({ month: day, ...amounts })).openapi({ description: 'Twelve, this month first.' }),
      later: z.object(amounts),
      totals: z.object(amounts),
      programs: z.array(program),
      breakage: z.object({
        observations: z.int(),
        usedMinor: minor,
        expiredMinor: minor,
        rate,
        byAge: z.array(z.object({ age: z.int(), observations: z.int(), rate })).openapi({
          description: 'Of credit that came to an age, in months of 30 days, the part that expires unused.',
        }),
      }),
    }),
  })
  .openapi('Liability');
