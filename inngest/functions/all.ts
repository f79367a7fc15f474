import type { InngestFunction } from 'inngest';
import { announceProgramChange } from './announce-program-change';
import { approveDueRewards } from './approve-due-rewards';
import { expireCredit } from './expire-credit';
import { expireReferrals } from './expire-referrals';
import { expireRewards } from './expire-rewards';
import { notify } from './notify';
import { payOut } from './pay-out';
import { preparePartitions } from './prepare-partitions';
import { purgeIdempotencyKeys } from './purge-idempotency-keys';
import { reconcileDaily } from './reconcile-daily';
import { reconcilePayouts } from './reconcile-payouts';
import { remindOfExpiry } from './remind-of-expiry';
import { runPayouts } from './run-payouts';
import { sendDueMessages } from './send-due-messages';
import { sendSignInMail } from './send-sign-in-mail';
import { watchCodeOpens } from './watch-code-opens';
import { watchFraud } from './watch-fraud';

/** Every durable function of Kith: what is not in this list does not run. */
export const functions: InngestFunction.Any[] = [
  announceProgramChange,
  approveDueRewards,
  expireCredit,
  expireReferrals,
  expireRewards,
  notify,
  payOut,
  preparePartitions,
  purgeIdempotencyKeys,
  reconcileDaily,
  reconcilePayouts,
  remindOfExpiry,
  runPayouts,
  sendDueMessages,
  sendSignInMail,
  watchCodeOpens,
  watchFraud,
];
