import type { Mail } from '@/lib/domain/notifications/mails';
import { appealReceivedMail } from './appeal-received';
import { appealWaitsMail } from './appeal-waits';
import { codeOpenedMail } from './code-opened';
import { communityAnsweredMail } from './community-answered';
import { creditExpiringMail } from './credit-expiring';
import { creditMovedMail } from './credit-moved';
import { creditOfferedMail } from './credit-offered';
import { digestMail } from './digest';
import { friendEnrolledMail } from './friend-enrolled';
import { friendReminderMail } from './friend-reminder';
import { guardianConsentMail } from './guardian-consent';
import { leadSubmittedMail } from './lead-submitted';
import { merchandiseSentMail } from './merchandise-sent';
import { milestoneReachedMail } from './milestone-reached';
import { payoutFailedMail } from './payout-failed';
import { payoutMethodChangedMail } from './payout-method-changed';
import { payoutReversedMail } from './payout-reversed';
import { payoutSettledMail } from './payout-settled';
import { programChangedMail } from './program-changed';
import { questionAnsweredMail } from './question-answered';
import { questionAskedMail } from './question-asked';
import { redemptionInstructionsMail } from './redemption-instructions';
import { referralExpiredMail } from './referral-expired';
import { rewardApprovedMail } from './reward-approved';
import { rewardCheckedMail } from './reward-checked';
import { rewardDecidedMail } from './reward-decided';
import { rewardGrantedMail } from './reward-granted';
import { rewardMovedMail } from './reward-moved';
import { signInMail } from './sign-in';
import { staffInvitedMail } from './staff-invited';
import { staffWaitingMail } from './staff-waiting';
import type { Template } from './template';
import { webhookDisabledMail } from './webhook-disabled';
import { welcomeMail } from './welcome';

/** The template of a mail, filled in and not yet rendered. */
export function templateOf(mail: Mail): Template {
  switch (mail.template) {
    case 'code-opened':
      return codeOpenedMail(mail);
    case 'staff-waiting':
      return staffWaitingMail(mail);
    case 'community-answered':
      return communityAnsweredMail(mail);
    case 'digest':
      return digestMail(mail);
    case 'friend-enrolled':
      return friendEnrolledMail(mail);
    case 'friend-reminder':
      return friendReminderMail(mail);
    case 'milestone-reached':
      return milestoneReachedMail(mail);
    case 'program-changed':
      return programChangedMail(mail);
    case 'redemption-instructions':
      return redemptionInstructionsMail(mail);
    case 'welcome':
      return welcomeMail(mail);
    case 'sign-in':
      return signInMail(mail);
    case 'lead-submitted':
      return leadSubmittedMail(mail);
    case 'reward-granted':
      return rewardGrantedMail(mail);
    case 'reward-approved':
      return rewardApprovedMail(mail);
    case 'payout-settled':
      return payoutSettledMail(mail);
    case 'payout-reversed':
      return payoutReversedMail(mail);
    case 'payout-method-changed':
      return payoutMethodChangedMail(mail);
    case 'payout-failed':
      return payoutFailedMail(mail);
    case 'credit-moved':
      return creditMovedMail(mail);
    case 'credit-offered':
      return creditOfferedMail(mail);
    case 'credit-expiring':
      return creditExpiringMail(mail);
    case 'question-asked':
      return questionAskedMail(mail);
    case 'question-answered':
      return questionAnsweredMail(mail);
    case 'reward-moved':
      return rewardMovedMail(mail);
    case 'staff-invited':
      return staffInvitedMail(mail);
    case 'webhook-disabled':
      return webhookDisabledMail(mail);
    case 'reward-checked':
      return rewardCheckedMail(mail);
    case 'reward-decided':
      return rewardDecidedMail(mail);
    case 'appeal-received':
      return appealReceivedMail(mail);
    case 'appeal-waits':
      return appealWaitsMail(mail);
    case 'merchandise-sent':
      return merchandiseSentMail(mail);
    case 'guardian-consent':
      return guardianConsentMail(mail);
    case 'referral-expired':
      return referralExpiredMail(mail);
  }
}
