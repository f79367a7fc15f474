import { render } from 'react-email';
import type { Mail, RenderedMail } from '@/lib/domain/notifications/mails';
import { leadSubmittedMail } from './lead-submitted';
import { payoutFailedMail } from './payout-failed';
import { payoutSettledMail } from './payout-settled';
import { referralExpiredMail } from './referral-expired';
import { rewardApprovedMail } from './reward-approved';
import { rewardGrantedMail } from './reward-granted';
import { signInMail } from './sign-in';
import type { Template } from './template';

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
    case 'payout-failed':
      return payoutFailedMail(mail);
    case 'referral-expired':
      return referralExpiredMail(mail);
  }
}
