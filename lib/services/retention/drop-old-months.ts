import { dropOldPartitions } from '@/db/queries/retention';
import { monthsKeptSince } from '@/lib/domain/privacy/retention';
import { systemCtx } from '../context';
import { transact } from '../transact';

const NO_ORGANIZATION = '00000000-0000-0000-0000-000000000000';

/** Drops the months of touches and of the trail that ended five years ago (rule 7), of all schools. @returns their partitions' names */
export async function dropOldMonths(now: Date): Promise<string[]> {
  return transact(systemCtx(NO_ORGANIZATION, now), ({ sql }) => dropOldPartitions(sql, monthsKeptSince(now)));
}
