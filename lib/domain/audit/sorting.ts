import { sortParams } from '../common/sorting';

export const AUDIT_COLUMNS = ['when'] as const;
export type AuditColumn = (typeof AUDIT_COLUMNS)[number];
export const AUDIT_SORTS = sortParams(AUDIT_COLUMNS);
