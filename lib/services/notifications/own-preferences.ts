import { findStaffMember } from '@/db/queries/notice-facts';
import { findStaffPreferences, putStaffPreferences } from '@/db/queries/staff-preferences';
import { languageSchema } from '@/lib/domain/common/language-schema';
import type { Language } from '@/lib/domain/common/languages';
import {
  reachesStaff,
  type StaffMessage,
  staffMessagesOf,
  staffPreferencesSchema,
} from '@/lib/domain/notifications/staff-preferences';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { readOnly, type Tx, transact } from '../transact';
import { requireMember } from '../views/require-member';

export interface OwnPreferences {
  /** Null: the school's. */
  language: Language | null;
  /** What his role can get, and whether it comes. */
  messages: { message: StaffMessage; isOn: boolean }[];
}

/** What the member of staff who asks has said about messages and language. */
export async function getOwnPreferences(ctx: Ctx): Promise<OwnPreferences> {
  authorize(ctx, 'settings:read');
  const staffId = requireMember(ctx);
  return readOnly(ctx, async (tx) => {
    const { role } = await memberOf(tx, staffId);
    const [row] = await findStaffPreferences(tx.sql, [staffId]);
    const messages = staffMessagesOf(role).map((message) => ({
      message,
      isOn: reachesStaff(row?.choices ?? {}, message),
    }));
    return { language: row?.language ?? null, messages };
  });
}

/** Stores the own language and messages; all of it at once. Input: `{language, choices}`. */
export async function saveOwnPreferences(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'settings:read');
  const staffId = requireMember(ctx);
  const { language, choices } = parse(staffPreferencesSchema, input);
  await transact(ctx, async (tx) => {
    await memberOf(tx, staffId);
    await putStaffPreferences(tx.sql, ctx.organizationId, { staffId, language, choices }, ctx.now);
    await audit(tx, ctx, staffId, { language, choices });
  });
}

/** A member of staff chose the language of his pages: what is written to him comes in it. */
export async function chooseOwnLanguage(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'settings:read');
  const staffId = requireMember(ctx);
  const language = parse(languageSchema, input);
  await transact(ctx, async (tx) => {
    await putStaffPreferences(tx.sql, ctx.organizationId, { staffId, language }, ctx.now);
    await audit(tx, ctx, staffId, { language });
  });
}

async function memberOf(tx: Tx, staffId: string) {
  const member = await findStaffMember(tx.sql, staffId);
  if (!member) throw new NotFoundError('member of staff');
  return member;
}

function audit(tx: Tx, ctx: Ctx, subjectId: string, data: Record<string, unknown>): Promise<void> {
  return appendAudit(tx, ctx, [{ action: 'staff.preferences-changed', subjectType: 'staff', subjectId, data }]);
}
