import type { FraudInputs } from '../facts';
import { detector, finding } from '../signal';
import { WEIGHTS } from '../weights';

/**
 * An address that lives for minutes. It weighs too little to hold anybody alone: many people give such an address to every
 * form, and a list of its domains is never whole nor always right.
 */
export const disposableMailSignal = detector(
  'disposable-mail',
  'mail',
  ({ referrer, referee }: FraudInputs['mail']) => {
    if (referee?.isDisposable && referrer?.isDisposable) {
      return finding(WEIGHTS.disposableReferee + WEIGHTS.disposableReferrer, 'both-addresses', {});
    }
    if (referee?.isDisposable) {
      return finding(WEIGHTS.disposableReferee, 'address-of-the-friend', { domain: referee.domain });
    }
    return referrer?.isDisposable
      ? finding(WEIGHTS.disposableReferrer, 'address-of-the-referrer', { domain: referrer.domain })
      : null;
  },
);
