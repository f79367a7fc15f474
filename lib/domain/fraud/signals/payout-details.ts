import type { FraudInputs } from '../facts';
import { detector, finding, heaviest } from '../signal';
import { WEIGHTS } from '../weights';

/** Money for several people goes to one account; in a family it often does. */
export const payoutDetailsSignal = detector('payout-details', 'payout', (payout: FraudInputs['payout']) => {
  const { referrer, referee, othersPaidThere, kinship } = payout;
  const people = { people: othersPaidThere };
  return heaviest([
    referrer.some((fingerprint) => referee.includes(fingerprint)) && paidToFriend(kinship),
    othersPaidThere >= 2 && finding(WEIGHTS.payoutOfMany, 'paid-with-others', people),
    othersPaidThere === 1 && finding(WEIGHTS.payoutOfOther, 'paid-with-others', people),
  ]);
});

function paidToFriend(kinship: FraudInputs['payout']['kinship']) {
  if (kinship === 'guardian') return finding(WEIGHTS.payoutInFamily, 'account-of-the-family');
  if (kinship === 'surname') return finding(WEIGHTS.payoutOfNamesakes, 'account-of-namesakes');
  return finding(WEIGHTS.payoutOfReferee, 'paid-to-the-friend');
}
