import { z } from 'zod';
import { languageSchema } from '@/lib/domain/common/language-schema';
import type { LogoFacts } from '@/lib/domain/organizations/logo';
import { payoutScheduleSchema } from '@/lib/domain/payouts/schedule';
import { MOST_MONTHS } from '@/lib/domain/privacy/retention';
import { friendReminderDaysSchema } from '@/lib/domain/referrals/friend-reminder';
import { DEFAULT_STEPS, milestoneStepsSchema } from '@/lib/domain/referrals/milestones';
import { COOKIE_MODES } from '@/lib/domain/tracking/cookies';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import type { Tx } from '../transact';

/** What `organizations.settings` may hold; everything has a default. */
export const settingsSchema = z.object({
  defaultRegion: z.string().nullable().default(null),
  rewardLimitMinor: z.number().nullable().default(null),
  approvalThresholdMinor: z.number().nullable().default(null),
  secondApprovalAboveMinor: z.number().nullable().default(null),
  taxReportThresholdMinor: z.number().nullable().default(null),
  payoutSchedule: payoutScheduleSchema.default({ kind: 'at-once' }),
  payoutMinimumMinor: z.number().default(0),
  accentColor: z.string().nullable().default(null),
  supportEmail: z.string().nullable().default(null),
  retentionMonths: z.number().default(MOST_MONTHS),
  milestones: milestoneStepsSchema.default([...DEFAULT_STEPS]),
  visitorCookies: z.enum(COOKIE_MODES).default('always'),
  friendReminderDays: friendReminderDaysSchema.default(null),
  language: languageSchema.default('en'),
});

export interface OrganizationFacts extends z.output<typeof settingsSchema> {
  id: string;
  slug: string;
  name: string;
  currency: string;
  timeZone: string;
  logo: LogoFacts | null;
}

/** The organisation of the context with its settings, as the rules want them. */
export async function organizationFacts(tx: Tx, ctx: Ctx): Promise<OrganizationFacts> {
  const [row] = await tx.sql`
    select o.id, o.slug, o.name, o.currency, o.time_zone as "timeZone", o.settings,
      case when l.version is not null then json_build_object('version', l.version, 'width', l.width, 'height', l.height) end as logo
    from organizations o left join school_logos l on l.organization_id = o.id where o.id = ${ctx.organizationId}`;
  if (!row) throw new NotFoundError('organisation');
  const { settings, ...facts } = row;
  return {
    ...(facts as Omit<OrganizationFacts, keyof z.output<typeof settingsSchema>>),
    ...settingsSchema.parse(settings),
  };
}
