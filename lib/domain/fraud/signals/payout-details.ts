import type { FraudInputs } from '../facts';
import { detector, finding, heaviest } from '../signal';
import { WEIGHTS } from '../weights';

/** Money for several people goes to one account. */
export const payoutDetailsSignal = detector('payout-details', 'payout', (payout: FraudInputs['payout']) => {
  const { referrer, referee, othersPaidThere } = payout;
  return heaviest([
    referrer.some((fingerprint) => referee.includes(fingerprint)) &&
      finding(WEIGHTS.payoutOfReferee, 'paid-to-the-friend'),
    othersPaidThere >= 2 && finding(WEIGHTS.payoutOfMany, 'paid-with-others', { people: othersPaidThere }),
    othersPaidThere === 1 && finding(WEIGHTS.payoutOfOther, 'paid-with-others', { people: othersPaidThere }),
  ]);
});
