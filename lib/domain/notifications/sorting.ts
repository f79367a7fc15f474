import { sortParams } from '../common/sorting';

export const OUTBOX_COLUMNS = ['when', 'status'] as const;
export type OutboxColumn = (typeof OUTBOX_COLUMNS)[number];
export const OUTBOX_SORTS = sortParams(OUTBOX_COLUMNS);
