import { z } from '@hono/zod-openapi';
import { PROGRAM_STATUSES } from '@/lib/domain/programs/lifecycle';
import { id, minor, wordOf } from './fields';

const day = z.string().openapi({ format: 'date' });
const rate = z.number().nullable().openapi({ description: 'A part from 0 to 1; null without a whole.' });
const days = z.number().nullable().openapi({ description: 'Days of 24 h; null where there is nothing.' });

const scope = { from: day, to: day, timeZone: z.string(), programId: id.nullable() };
const currency = z.string().openapi({ description: 'Of all money; programmes in another one count in numbers only.' });

const figureFields = {
  touches: z.int(),
  leads: z.int(),
  conversions: z.int(),
  conversionValueMinor: minor.openapi({ description: 'Net value less refunds.' }),
  rewardMinor: minor.openapi({ description: 'What stands of all rewards of these conversions, both sides.' }),
  leadRate: z.number().nullable(),
  conversionRate: z.number().nullable(),
  costPerAcquisitionMinor: minor.nullable(),
  returnOnInvestment: z.number().nullable().openapi({ description: '3 is 300 %; null without rewards.' }),
};

export const figures = z.object({
  ...figureFields,
  paidMinor: minor.openapi({ description: 'Cash that the bank has settled on these days.' }),
});

const namedSource = z.object({
  utmSource: z.string().nullable(),
  utmCampaign: z.string().nullable(),
  referringHost: z.string().nullable(),
  ...figureFields,
});
const namedSources = z
  .array(namedSource)
  .openapi({ description: 'At most 100, and last what named no source or is not among them.' });

export const sourcesSchema = z
  .object({
    ...scope,
    currency,
    totals: figures,
    channels: z.array(figures.extend({ channel: z.string() })),
    utmSources: namedSources,
    campaigns: namedSources,
    hosts: namedSources,
  })
  .openapi('Sources');

const durations = { count: z.int(), firstQuartileDays: days, medianDays: days, thirdQuartileDays: days };

export const funnelSchema = z
  .object({
    ...scope,
    steps: z.array(
      z.object({
        key: z.string().openapi({ description: '`touches`, `leads`, `rewarded`, or the key of a milestone.' }),
        label: z.string().nullable(),
        count: z.int(),
        rateOfLeads: rate,
        medianDays: days,
      }),
    ),
    timeToConversion: z.object({
      ...durations,
      distribution: z.array(z.object({ fromDays: z.int(), toDays: z.int().nullable(), count: z.int() })),
      programs: z.array(z.object({ programId: id, name: z.string(), ...durations })),
    }),
    quality: z.object({
      average: z.number().nullable(),
      distribution: z.array(z.object({ from: z.int(), to: z.int(), count: z.int() })),
    }),
  })
  .openapi('Funnel');

export const cohortsSchema = z
  .object({
    ...scope,
    currency,
    cohorts: z.array(
      z.object({
        month: day,
        leads: z.int(),
        conversions: z.int(),
        conversionRate: rate,
        conversionValueMinor: minor,
        rewardMinor: minor,
        within: z.array(z.object({ days: z.int(), conversions: z.int(), rate, isComplete: z.boolean() })),
      }),
    ),
  })
  .openapi('Cohorts');

export const programComparisonSchema = z
  .object({
    ...scope,
    currency,
    programs: z.array(
      figures.extend({
        programId: id,
        name: z.string(),
        status: wordOf(PROGRAM_STATUSES),
        currency: z.string().openapi({ description: 'Of this programme’s money.' }),
        medianDays: days,
      }),
    ),
  })
  .openapi('ProgramComparison');

export const leaderboardSchema = z
  .object({
    from: day.nullable(),
    to: day.nullable(),
    programId: id.nullable(),
    currency,
    data: z.array(
      z.object({
        referrerId: id,
        name: z.string().nullable(),
        leads: z.int(),
        conversions: z.int(),
        conversionValueMinor: minor,
        rewardMinor: minor,
      }),
    ),
  })
  .openapi('Leaderboard');
