import { z } from 'zod';
import { amountMinorSchema, currencySchema, emailSchema, text, timeZoneSchema } from '../common/fields';
import { languageSchema } from '../common/language-schema';
import { isCurrency } from '../money/currencies';
import { decimalString } from '../money/money';
import { payoutScheduleSchema } from '../payouts/schedule';
import { retentionMonthsSchema } from '../privacy/retention';
import { friendReminderDaysSchema } from '../referrals/friend-reminder';
import { milestoneStepsSchema } from '../referrals/milestones';
import { COOKIE_MODES } from '../tracking/cookies';
import { maxApprovalFreeMinor, maxRewardPerReferralMinor } from './limits';
import { STAFF_ROLES } from './roles';

/** The organisation's name in an address: `demo`. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'Must have 1 to 40 lower-case letters, digits or inner dashes.');

const regionSchema = z.string().regex(/^[A-Z]{2}$/, 'Must be a two-letter country code, such as US.');

const settings = {
  name: text(120),
  currency: currencySchema,
  timeZone: timeZoneSchema,
  /** Country that a phone number without a country code belongs to. */
  defaultRegion: regionSchema.nullable(),
  /** Rule 2: lower than 500.00, never higher. */
  rewardLimitMinor: amountMinorSchema.nullable(),
  /** Rule 5: lower than 100.00, never higher. */
  approvalThresholdMinor: amountMinorSchema.nullable(),
  /** Above it, strictly, a reward needs two different people; null for never. */
  secondApprovalAboveMinor: amountMinorSchema.nullable(),
  /** From this total of a calendar year on, a recipient is marked for a tax form; in the organisation's currency. */
  taxReportThresholdMinor: amountMinorSchema.nullable(),
  /** When the clock runs payouts, in the organisation's time zone. */
  payoutSchedule: payoutScheduleSchema,
  /** The least that is paid out to one person, in the organisation's currency; less is carried. */
  payoutMinimumMinor: amountMinorSchema,
  accentColor: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'Must be a colour such as #2f7d5b.')
    .nullable(),
  supportEmail: emailSchema.nullable(),
  /** How long referral data is kept: rule 7 says five years, a school may say less. */
  retentionMonths: retentionMonthsSchema,
  /** The steps of a referral, in the order of the funnel. */
  milestones: milestoneStepsSchema,
  /** When a friend's browser may remember that it opened a link. */
  visitorCookies: z.enum(COOKIE_MODES),
  /** So many days after a friend left a name he is reminded, once; null for never. */
  friendReminderDays: friendReminderDaysSchema,
  /** For who has chosen none and whose browser says none that Kith speaks. */
  language: languageSchema,
};

type Limits = { currency?: string; rewardLimitMinor?: number | null; approvalThresholdMinor?: number | null };

function checkLimits(value: Limits, context: z.RefinementCtx): void {
  if (!value.currency || !isCurrency(value.currency)) return;
  const highest = {
    rewardLimitMinor: maxRewardPerReferralMinor(value.currency),
    approvalThresholdMinor: maxApprovalFreeMinor(value.currency),
  };
  for (const field of ['rewardLimitMinor', 'approvalThresholdMinor'] as const) {
    if ((value[field] ?? 0) <= highest[field]) continue;
    const most = `${decimalString(highest[field], value.currency)} ${value.currency}`;
    context.addIssue({ code: 'custom', path: [field], message: `Must be at most ${most}.` });
  }
}

export const createOrganizationSchema = z.strictObject({
  slug: slugSchema,
  name: settings.name,
  currency: settings.currency,
  timeZone: settings.timeZone,
});
export type CreateOrganizationInput = z.output<typeof createOrganizationSchema>;

/**
 * All settings, as a form posts them. `currency` is needed to check the limits, so a partial change is merged over the
 * stored settings before it is parsed.
 */
export const organizationSettingsSchema = z.strictObject(settings).superRefine(checkLimits);
export type OrganizationSettings = z.output<typeof organizationSettingsSchema>;

/** A change of some settings; the service merges it over the stored ones and parses with `organizationSettingsSchema`. */
export const patchOrganizationSchema = z.strictObject(settings).partial();
export type PatchOrganizationInput = z.output<typeof patchOrganizationSchema>;

export const passwordSchema = z
  .string()
  .min(12, 'Must have at least 12 characters.')
  .max(200, 'Must have at most 200 characters.');

export const createStaffSchema = z.strictObject({
  email: emailSchema,
  name: text(120),
  role: z.enum(STAFF_ROLES),
  password: passwordSchema.optional(),
  /** Whether a mail tells the person. */
  invite: z.boolean().default(false),
});
export type CreateStaffInput = z.output<typeof createStaffSchema>;

export const changeRoleSchema = z.strictObject({ role: z.enum(STAFF_ROLES) });
