import { expect } from 'vitest';
import { z } from 'zod';

// The answers as the contract of the API prints them, field by field, written by hand and from nothing of the application: names,
// types and words are those of the page. More fields may come; the OpenAPI document names them (`../documented.ts`).

const uuid = z.uuid();
const utc = z.iso.datetime({ precision: 3 });
const minor = z.int();
const currency = z.string().regex(/^[A-Z]{3}$/);

export const course = z.object({ id: uuid, externalId: z.string(), name: z.string(), priceMinor: minor, currency });

export const contact = z.object({
  id: uuid,
  externalId: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  birthDate: z.iso.date().nullable(),
  standing: z.array(
    z.object({
      kind: z.enum(['student', 'alumnus', 'parent', 'affiliate', 'partner', 'lead']),
      status: z.enum(['active', 'inactive']),
    }),
  ),
});

export const balance = z.object({
  currency,
  cash: z.object({ pendingMinor: minor, payableMinor: minor, paidMinor: minor }),
  credit: z.object({ availableMinor: minor, expiringMinor: minor, nextExpiryAt: utc.nullable() }),
});

const rule = z.object({
  kind: z.enum(['cash', 'credit', 'discount', 'merchandise']),
  amountMinor: minor.optional(),
  rateBps: z.int().optional(),
});

export const program = z.object({
  id: uuid,
  status: z.enum(['draft', 'active', 'paused', 'ended']),
  version: z.int().min(1),
  name: z.string(),
  description: z.string().nullable(),
  programType: z.enum(['student', 'parent', 'affiliate', 'partner']),
  currency,
  startsAt: utc,
  endsAt: utc.nullable(),
  validityDays: z.int().min(1).max(90),
  trigger: z.object({ milestone: z.enum(['enrolled', 'paid', 'attended']), count: z.int().optional() }),
  holdDays: z.int(),
  attribution: z.object({
    model: z.enum(['last', 'first', 'linear', 'time-decay', 'position']),
    split: z.boolean(),
  }),
  eligibility: z.object({}),
  budgetMinor: minor.nullable(),
  rewards: z.object({ referrer: rule.optional(), referee: rule.optional() }),
  termsAndConditions: z.string(),
});

export const template = z.object({ id: z.string(), notes: z.array(z.string()).min(1) });

export const code = z.object({ id: uuid, code: z.string(), url: z.url(), expiresAt: utc.nullable() });

export const touch = z.object({
  id: uuid,
  visitorId: z.string(),
  counted: z.boolean(),
  reason: z.string().optional(),
});

export const referral = z.object({
  id: uuid,
  programId: uuid,
  programVersion: z.int().min(1),
  code: z.string(),
  referrerId: uuid,
  refereeId: uuid,
  status: z.enum(['pending', 'converted', 'rewarded', 'expired', 'rejected']),
  sharedAt: utc,
  expiresAt: utc,
  conversionValueMinor: minor.nullable(),
  rewardAmountMinor: minor,
  qualityScore: z.int().nullable(),
  timeline: z.array(z.object({})).min(1),
});

export const reward = z.object({
  id: uuid,
  referralId: uuid,
  recipientId: uuid,
  side: z.enum(['referrer', 'referee']),
  kind: rule.shape.kind,
  rewardAmountMinor: minor,
  originalAmountMinor: minor,
  currency,
  status: z.enum(['pending', 'approved', 'paid', 'cancelled']),
  requiresApproval: z.boolean(),
  payableAt: utc,
  expiresAt: utc.nullable(),
  receipt: z
    .array(
      z.object({
        step: z.string().min(1),
        rule: z.string().min(1),
        beforeMinor: minor,
        afterMinor: minor,
        why: z.string().min(1),
      }),
    )
    .min(1),
});

export const conversion = z.object({
  id: uuid,
  attributed: z.boolean(),
  referralId: uuid.optional(),
  referrerId: uuid.optional(),
  reason: z.string().optional(),
  rewards: z.array(reward),
});

export const payout = z.object({
  id: uuid,
  recipientId: uuid,
  provider: z.enum(['stripe', 'paypal', 'sandbox', 'manual']),
  amountMinor: minor,
  currency,
  status: z.enum(['processing', 'paid', 'failed', 'reversed']),
  reference: z.string().nullable(),
  rewardIds: z.array(uuid).min(1),
});

const shares = z.array(z.object({}));

export const attribution = z.object({
  touches: z.array(z.object({ code: z.string(), channel: z.string(), occurredAt: utc })).min(1),
  shares: z.object({ last: shares, first: shares, linear: shares, 'time-decay': shares, position: shares }),
  winner: z.object({ code: z.string(), referrerId: uuid }).nullable(),
  losers: z.array(z.object({ reason: z.string().min(1) })),
});

export const redemption = z.object({
  id: uuid,
  kind: z.enum(['discount', 'course-credit', 'merchandise']),
  amountMinor: minor,
});

export const transfer = z.object({ id: uuid, toContactId: uuid, amountMinor: minor });

export const trialBalance = z.object({
  currencies: z.array(
    z.object({
      currency,
      sumMinor: z.literal(0),
      accounts: z.array(z.object({ account: z.string(), balanceMinor: minor })).min(1),
    }),
  ),
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const auditEvent = z.object({
  id: uuid,
  action: z.string(),
  occurredAt: utc,
  hash: sha256.nullable(),
  previousHash: sha256.nullable(),
});

export const webhookEndpoint = z.object({ id: uuid, url: z.url() });

export const problem = z.strictObject({
  type: z.url(),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  code: z.string().regex(/^[a-z][a-z-]+$/),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string().min(1) })),
});

export const health = z.object({ status: z.string(), database: z.string(), engine: z.string() });

export const token = z.strictObject({
  access_token: z.string().min(20),
  token_type: z.literal('Bearer'),
  expires_in: z.int().positive(),
  scope: z.string(),
});

/** What has an id. */
export const anything = z.object({ id: uuid });

/** A page of a list, `{data, nextCursor}` and nothing else. */
export const listOf = (item: z.ZodType) => z.strictObject({ data: z.array(item), nextCursor: z.string().nullable() });

/** That a body has the shape which the page prints. @returns the body */
export function inShape<T>(shape: z.ZodType, body: T): T {
  expect(shape.safeParse(body).error?.issues ?? []).toEqual([]);
  return body;
}
