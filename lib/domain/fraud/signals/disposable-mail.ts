import type { FraudInputs } from '../facts';
import { detector, finding } from '../signal';
import { WEIGHTS } from '../weights';

/** An address that lives for minutes. Which domains those are is passed in: such a list changes daily. */
export const disposableMailSignal = detector('disposable-mail', 'mail', (mail: FraudInputs['mail']) => {
  const { referrerDomain, refereeDomain, isDisposable } = mail;
  const referee = refereeDomain !== null && isDisposable(refereeDomain);
  const referrer = referrerDomain !== null && isDisposable(referrerDomain);
  if (referee && referrer) {
    return finding(WEIGHTS.disposableReferee + WEIGHTS.disposableReferrer, 'both-addresses', {});
  }
  if (referee) return finding(WEIGHTS.disposableReferee, 'address-of-the-friend', { domain: refereeDomain });
  return referrer ? finding(WEIGHTS.disposableReferrer, 'address-of-the-referrer', { domain: referrerDomain }) : null;
});
