import { z } from '@hono/zod-openapi';
import { RULE_CODES } from '@/lib/domain/rule-codes';
import { id, instant, minor, wordOf } from './fields';

const side = z.object({
  rewarded: z.int().openapi({ description: 'Conversions that earn something.' }),
  grantedMinor: minor,
  standingMinor: minor.openapi({ description: 'After refunds, drop-outs, rejections and expiry.' }),
});

const figures = z.object({
  conversions: z.int(),
  paid: side.openapi({ description: 'As it was.' }),
  would: side.openapi({ description: 'By the tried version.' }),
  difference: z
    .object({ grantedMinor: minor, standingMinor: minor, share: z.number().nullable() })
    .openapi({ description: 'Would less paid; `share` of what was granted, null when nothing was.' }),
});

const reasons = z.array(z.object({ reason: wordOf(RULE_CODES), conversions: z.int() }));

export const backtestSchema = z
  .object({
    programId: id,
    from: instant,
    to: instant.openapi({ description: 'Not included.' }),
    version: z.int().nullable().openapi({ description: 'Null: each conversion with the version it is bound to.' }),
    versionStatus: z.enum(['draft', 'published']).nullable(),
    currency: z.string(),
    timeZone: z.string().openapi({ description: 'Of the months.' }),
    totals: figures,
    months: z.array(figures.extend({ month: z.string().openapi({ format: 'date' }) })),
    referrers: z
      .array(figures.extend({ referrerId: id, name: z.string().nullable() }))
      .openapi({ description: 'The 500 with the largest difference.' }),
    otherReferrers: figures.extend({ count: z.int() }),
    reasons: reasons.openapi({ description: 'Why conversions earn nothing by the tried version.' }),
    cuts: reasons.openapi({ description: 'Conversions of which a limit cut something.' }),
    assumptions: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .openapi('Backtest');

const compared = z.object({
  decided: z.object({ conversions: z.int(), rewarded: z.int(), minor }).openapi({ description: 'As it was decided.' }),
  would: z.object({ conversions: z.int(), rewarded: z.int(), minor }).openapi({ description: 'By the other model.' }),
  differenceMinor: minor,
});

export const counterfactualAnswer = z
  .object({
    programId: id,
    from: instant,
    to: instant.openapi({ description: 'Not included.' }),
    model: z.string(),
    split: z.boolean(),
    currency: z.string(),
    conversions: z.int(),
    changed: z.int().openapi({ description: 'Conversions that somebody else, or another share, would have had.' }),
    byPerson: z.int().openapi({ description: 'Decided by people; they stay.' }),
    totals: compared,
    referrers: z
      .array(compared.extend({ referrerId: id, name: z.string().nullable() }))
      .openapi({ description: 'The 200 with the largest difference.' }),
  })
  .openapi('Counterfactual');
