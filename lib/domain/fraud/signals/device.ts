import type { FraudInputs } from '../facts';
import { detector, finding, heaviest } from '../signal';
import { WEIGHTS } from '../weights';

/** One browser for referrer and friend, or for several friends. A family that shares a tablet is expected to. */
export const deviceSignal = detector('device', 'device', (device: FraudInputs['device']) => {
  const { sharedWithReferrer, otherReferees, kinship } = device;
  const people = { people: otherReferees };
  return heaviest([
    sharedWithReferrer && sharedWith(kinship, otherReferees),
    otherReferees >= 2 && finding(WEIGHTS.deviceOfReferees, 'browser-of-other-friends', people),
    otherReferees === 1 &&
      kinship !== 'guardian' &&
      finding(WEIGHTS.deviceOfOneReferee, 'browser-of-other-friends', people),
  ]);
});

function sharedWith(kinship: FraudInputs['device']['kinship'], people: number) {
  if (kinship === 'guardian') return finding(WEIGHTS.deviceInFamily, 'browser-of-the-family', { people });
  if (kinship === 'surname') return finding(WEIGHTS.deviceOfNamesakes, 'browser-of-namesakes', { people });
  return finding(WEIGHTS.deviceOfReferrer, 'browser-of-the-referrer', { people });
}
