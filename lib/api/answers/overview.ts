import { z } from '@hono/zod-openapi';
import { GRANULARITIES } from '@/lib/domain/analytics/periods';
import { figures } from './analytics';
import { id, minor } from './fields';

const day = z.string().openapi({ format: 'date' });

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
