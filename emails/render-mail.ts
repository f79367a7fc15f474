import { render } from 'react-email';
import type { Mail, RenderedMail } from '@/lib/domain/notifications/mails';
import { creditExpiringMail } from './credit-expiring';
import { creditMovedMail } from './credit-moved';
import { creditOfferedMail } from './credit-offered';
import { leadSubmittedMail } from './lead-submitted';
import { payoutFailedMail } from './payout-failed';
import { payoutMethodChangedMail } from './payout-method-changed';
import { payoutReversedMail } from './payout-reversed';
import { payoutSettledMail } from './payout-settled';
import { referralExpiredMail } from './referral-expired';
import { rewardApprovedMail } from './reward-approved';
import { rewardGrantedMail } from './reward-granted';
import { signInMail } from './sign-in';
import { staffInvitedMail } from './staff-invited';
import type { Template } from './template';
import { webhookDisabledMail } from './webhook-disabled';

/** Subject, HTML and plain-text twin of a mail. For Node only: never imported by what Next bundles. */
export async function renderMail(mail: Mail): Promise<RenderedMail> {
  const { subject, body } = templateOf(mail);
  const [html, text] = await Promise.all([render(body), render(body, { plainText: true })]);
  return { subject, html, text };
}

function templateOf(mail: Mail): Template {
  switch (mail.template) {
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
    case 'staff-invited':
      return staffInvitedMail(mail);
    case 'webhook-disabled':
      return webhookDisabledMail(mail);
    case 'referral-expired':
      return referralExpiredMail(mail);
  }
}
