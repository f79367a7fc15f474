import { instantSchema } from '@/lib/domain/common/fields';
import { remindFriends } from '@/lib/services/referrals/remind-friends';
import type { Run } from './command';
import { required } from './option';
import { printJson } from './print';
import { UsageError } from './usage-error';
import { withOrganization } from './with-database';

/** What the clock does every hour, now or as of an instant, for one organisation. */
export const friendsRemind: Run = async (given) => {
  const { 'as-of': asOf } = given.values;
  const now = asOf === undefined ? undefined : instantSchema.safeParse(asOf).data;
  if (asOf !== undefined && !now)
    throw new UsageError('--as-of must be an instant, such as 2026-09-15T15:00:00Z.', given.command);
  const report = await withOrganization(required(given, 'org'), (ctx) => remindFriends(now ? { ...ctx, now } : ctx));
  printJson(report);
  return 0;
};
