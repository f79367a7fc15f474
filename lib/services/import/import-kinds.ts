import { z } from 'zod';
import { codeSchema } from '@/lib/domain/codes/schema';
import { externalIdSchema } from '@/lib/domain/common/fields';
import { recordConversionSchema } from '@/lib/domain/conversions/schema';
import { createCourseSchema } from '@/lib/domain/courses/schema';
import type { Scope } from '@/lib/domain/organizations/roles';
import { upsertContactSchema } from '@/lib/domain/people/schema';
import { importMilestoneSchema } from '@/lib/domain/referrals/milestones';
import { recordRefundSchema } from '@/lib/domain/refunds/schema';
import { importTouchSchema } from '@/lib/domain/tracking/schema';
import type { ImportKind } from './kind-names';

export interface Column {
  /** Where the value goes in the body that the kind's schema parses. */
  path: string;
  required: boolean;
  /** Written as a whole number. */
  number?: boolean;
}

export interface KindDefinition {
  columns: Readonly<Record<string, Column>>;
  schema: z.ZodType;
  scope: Scope;
  needsProgram: boolean;
  /** Rows look at what came before them, so they are taken in the order of this instant (product.md: history). */
  ordered: boolean;
  /** Turns a row's values into the body when paths are not enough. */
  shape?: (body: Record<string, unknown>) => Record<string, unknown>;
}

const must = (path: string): Column => ({ path, required: true });
const may = (path: string): Column => ({ path, required: false });
const amount = (path: string): Column => ({ path, required: true, number: true });

export const importCodeSchema = z.strictObject({ code: codeSchema, contactExternalId: externalIdSchema });
export const importRefundSchema = recordRefundSchema.extend({ conversionExternalId: externalIdSchema });

/** A row names one standing; other kinds that the person has are left alone. */
function standingList({ standing, ...body }: Record<string, unknown>): Record<string, unknown> {
  const { kind, status = 'active' } = (standing ?? {}) as { kind?: string; status?: string };
  return { ...body, standing: kind === undefined ? [] : [{ kind, status }] };
}

/** The seven files: their columns, and the schemas of the core that the REST API parses with too. */
export const KINDS: Readonly<Record<ImportKind, KindDefinition>> = {
  courses: {
    columns: {
      external_id: must('externalId'),
      name: must('name'),
      price_minor: amount('priceMinor'),
      currency: must('currency'),
    },
    schema: createCourseSchema,
    scope: 'programs:write',
    needsProgram: false,
    ordered: false,
  },
  contacts: {
    columns: {
      external_id: must('externalId'),
      email: may('email'),
      phone: may('phone'),
      first_name: may('firstName'),
      last_name: may('lastName'),
      birth_date: may('birthDate'),
      guardian_external_id: may('guardianExternalId'),
      standing: may('standing.kind'),
      status: may('standing.status'),
    },
    schema: upsertContactSchema,
    scope: 'people:write',
    needsProgram: false,
    ordered: false,
    shape: standingList,
  },
  codes: {
    columns: { code: must('code'), contact_external_id: must('contactExternalId') },
    schema: importCodeSchema,
    scope: 'programs:write',
    needsProgram: true,
    ordered: false,
  },
  touches: {
    columns: {
      code: must('code'),
      channel: may('channel'),
      visitor_id: may('visitorId'),
      referee_external_id: may('refereeExternalId'),
      occurred_at: must('occurredAt'),
      user_agent: may('userAgent'),
      utm_source: may('utm.utm_source'),
      utm_campaign: may('utm.utm_campaign'),
      referring_host: may('referringHost'),
    },
    schema: importTouchSchema,
    scope: 'referrals:write',
    needsProgram: false,
    ordered: false,
  },
  conversions: {
    columns: {
      external_id: must('externalId'),
      referee_external_id: may('referee.externalId'),
      referee_email: may('referee.email'),
      referee_phone: may('referee.phone'),
      milestone: must('milestone'),
      course_external_id: may('courseExternalId'),
      value_minor: amount('valueMinor'),
      discount_minor: { path: 'discountMinor', required: false, number: true },
      currency: must('currency'),
      occurred_at: must('occurredAt'),
      code: may('code'),
    },
    schema: recordConversionSchema,
    scope: 'conversions:write',
    needsProgram: false,
    ordered: true,
    shape: (body) => ({ referee: {}, ...body }),
  },
  refunds: {
    columns: {
      external_id: must('externalId'),
      conversion_external_id: must('conversionExternalId'),
      amount_minor: amount('amountMinor'),
      reason: must('reason'),
      occurred_at: must('occurredAt'),
    },
    schema: importRefundSchema,
    scope: 'conversions:write',
    needsProgram: false,
    ordered: true,
  },
  milestones: {
    columns: {
      referral_id: may('referralId'),
      referee_external_id: may('refereeExternalId'),
      referee_email: may('refereeEmail'),
      code: may('code'),
      milestone: must('key'),
      occurred_at: must('occurredAt'),
      external_id: may('externalId'),
    },
    schema: importMilestoneSchema,
    scope: 'referrals:write',
    needsProgram: false,
    ordered: true,
  },
};

/** The column that a path of a schema's complaint stands for; the path itself when no column does. */
export function columnOf(kind: ImportKind, path: string): string {
  const plain = path.replace(/\.\d+(?=\.|$)/g, '');
  const found = Object.entries(KINDS[kind].columns).find(([, column]) => column.path === plain);
  return found?.[0] ?? plain;
}
