import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId, parseAsWords } from '@/components/page/parse-as';
import { AUDIT_SORTS } from '@/lib/domain/audit/sorting';

/** What audit entries can be about, for the filter. */
export const AUDIT_SUBJECTS = [
  'contact',
  'program',
  'code',
  'referral',
  'conversion',
  'reward',
  'payout',
  'organization',
  'staff',
  'api-client',
  'webhook-endpoint',
] as const;

/** What the audit trail keeps in its address. */
export const loadAuditParams = createLoader({
  subject: parseAsStringLiteral(AUDIT_SUBJECTS),
  subjectId: parseAsWords,
  action: parseAsWords,
  sort: parseAsStringLiteral(AUDIT_SORTS),
  cursor: parseAsId,
});

/** The address as a filter of `listAuditEvents`. */
export function auditFilterOf({ subject, subjectId, action }: Awaited<ReturnType<typeof loadAuditParams>>) {
  return {
    ...(subject ? { subjectType: subject } : {}),
    ...(subjectId ? { subjectId } : {}),
    ...(action ? { action } : {}),
  };
}
