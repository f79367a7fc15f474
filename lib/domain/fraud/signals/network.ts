import type { FraudInputs } from '../facts';
import { detector, finding } from '../signal';
import { WEIGHTS } from '../weights';

/**
 * Both enrolled from one network. Says much of a flat, little of a family's home, and next to nothing of a network that was
 * learned to be shared: the weight falls with every group of unrelated people on it, to the floor of a learned one.
 */
export const networkSignal = detector('network', 'network', (network: FraudInputs['network'], settings) => {
  const { sameAsReferrer, otherReferees, unrelatedGroups, kinship } = network;
  const several = otherReferees >= 2;
  if (!sameAsReferrer && !several) return null;
  const evidence = { unrelatedGroups, people: otherReferees };
  if (unrelatedGroups >= settings.sharedNetworkGroups) {
    return finding(WEIGHTS.networkLearned, 'shared-network', evidence);
  }
  if (kinship === 'guardian' && !several) return finding(WEIGHTS.networkInFamily, 'home-of-the-family', evidence);
  const alone = kinship === 'none' ? WEIGHTS.networkAlone : WEIGHTS.networkOfNamesakes;
  const whole = several ? WEIGHTS.networkOfReferees : alone;
  const share = 1 - unrelatedGroups / settings.sharedNetworkGroups;
  const weight = Math.round(WEIGHTS.networkLearned + (whole - WEIGHTS.networkLearned) * share);
  return finding(weight, sameAsReferrer ? 'network-of-the-referrer' : 'network-of-other-friends', evidence);
});
