import { z } from '@hono/zod-openapi';
import { GRANULARITIES } from '@/lib/domain/analytics/periods';
import { id, minor } from './fields';

const day = z.string().openapi({ format: 'date' });

const figures = z.object({
  touches: z.int(),
  leads: z.int(),
  conversions: z.int(),
  conversionValueMinor: minor.openapi({ description: 'Net value less refunds.' }),
  rewardMinor: minor.openapi({ description: 'What stands of all rewards of these conversions, both sides.' }),
  paidMinor: minor.openapi({ description: 'Cash that the bank has settled on these days.' }),
  leadRate: z.number().nullable(),
  conversionRate: z.number().nullable(),
  costPerAcquisitionMinor: minor.nullable(),
  returnOnInvestment: z.number().nullable().openapi({ description: '3 is 300 %; null without rewards.' }),
});

export const overviewSchema = z
  .object({
    from: day,
    to: day,
    previousFrom: day,
    previousTo: day,
    granularity: z.enum(GRANULARITIES),
    timeZone: z.string(),
    programId: id.nullable(),
    currency: z.string().openapi({ description: 'Of all money but that under `currencies`.' }),
    totals: figures,
    previous: figures.openapi({ description: 'The same range one whole range earlier.' }),
    series: z.array(figures.extend({ day, previous: figures })),
    channels: z.array(figures.extend({ channel: z.string() })),
    topReferrers: z.array(
      z.object({
        referrerId: id,
        name: z.string().nullable(),
        leads: z.int(),
        conversions: z.int(),
        conversionValueMinor: minor,
        rewardMinor: minor,
      }),
    ),
    currencies: z.array(
      z.object({
        currency: z.string(),
        conversions: z.int(),
        conversionValueMinor: minor,
        rewardMinor: minor,
        paidMinor: minor,
      }),
    ),
  })
  .openapi('Overview');
