import { z } from 'zod';
import { languageSchema } from '../common/language-schema';
import type { StaffRole } from '../organizations/roles';
import type { MailTemplate } from './mails';
import { APPEAL_ROLES, ATTRIBUTION_ROLES, ESCALATION_ROLES, FINANCE_ROLES, WAITING_ROLES } from './recipients';

/** What staff can switch, who gets it, and whether it comes until somebody says otherwise. */
export const STAFF_MESSAGES = {
  'staff-waiting': { roles: WAITING_ROLES, isOn: false },
  'question-asked': { roles: ATTRIBUTION_ROLES, isOn: true },
  'appeal-waits': { roles: APPEAL_ROLES, isOn: true },
  'payout-failed': { roles: FINANCE_ROLES, isOn: true },
  'webhook-disabled': { roles: ESCALATION_ROLES, isOn: true },
} as const satisfies Partial<Record<MailTemplate, { roles: readonly StaffRole[]; isOn: boolean }>>;
export type StaffMessage = keyof typeof STAFF_MESSAGES;

export const STAFF_MESSAGE_NAMES = Object.keys(STAFF_MESSAGES) as StaffMessage[];

/** The messages that somebody with this role can get. */
export function staffMessagesOf(role: StaffRole): StaffMessage[] {
  return STAFF_MESSAGE_NAMES.filter((name) => STAFF_MESSAGES[name].roles.some((one) => one === role));
}

/** Whether a message goes to a member of staff; what is not in the list cannot be switched off. */
export function reachesStaff(choices: Readonly<Record<string, boolean>>, message: MailTemplate): boolean {
  if (!(message in STAFF_MESSAGES)) return true;
  return choices[message] ?? STAFF_MESSAGES[message as StaffMessage].isOn;
}

/** What a member of staff says about himself. A language of null is the school's. */
export const staffPreferencesSchema = z.strictObject({
  language: languageSchema.nullable(),
  choices: z.partialRecord(z.enum(STAFF_MESSAGE_NAMES as [StaffMessage, ...StaffMessage[]]), z.boolean()),
});
export type StaffPreferences = z.output<typeof staffPreferencesSchema>;
