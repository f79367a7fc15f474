import type { InngestFunction } from 'inngest';
import { announceProgramChange } from './announce-program-change';
import { approveDueRewards } from './approve-due-rewards';
import { deliverWebhook } from './deliver-webhook';
import { expireCredit } from './expire-credit';
import { expireReferrals } from './expire-referrals';
import { expireRewards } from './expire-rewards';
import { mirrorDiscount } from './mirror-discount';
import { notify } from './notify';
import { payOut } from './pay-out';
import { preparePartitions } from './prepare-partitions';
import { purgeIdempotencyKeys } from './purge-idempotency-keys';
import { purgeWebhookDeliveries } from './purge-webhook-deliveries';
import { reconcileDaily } from './reconcile-daily';
import { reconcilePayouts } from './reconcile-payouts';
import { remindFriends } from './remind-friends';
import { remindOfExpiry } from './remind-of-expiry';
import { runPayouts } from './run-payouts';
import { runRetention } from './run-retention';
import { sendDueMessages } from './send-due-messages';
import { sendSignInMail } from './send-sign-in-mail';
import { tellStaffWhatWaits } from './tell-staff-what-waits';
import { watchCodeOpens } from './watch-code-opens';
import { watchFraud } from './watch-fraud';
import { watchPromotions } from './watch-promotions';

/** Every durable function of Kith: what is not in this list does not run. */
export const functions: InngestFunction.Any[] = [
  announceProgramChange,
  approveDueRewards,
  deliverWebhook,
  expireCredit,
  expireReferrals,
  expireRewards,
  mirrorDiscount,
  notify,
  payOut,
  preparePartitions,
  purgeIdempotencyKeys,
  purgeWebhookDeliveries,
  reconcileDaily,
  reconcilePayouts,
  remindFriends,
  remindOfExpiry,
  runPayouts,
  runRetention,
  sendDueMessages,
  sendSignInMail,
  tellStaffWhatWaits,
  watchCodeOpens,
  watchFraud,
  watchPromotions,
];
