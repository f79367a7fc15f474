import type { FraudInputs } from '../facts';
import { detector, finding, heaviest } from '../signal';
import { WEIGHTS } from '../weights';

/** One browser for referrer and friend, or for several friends. A family that shares a tablet is expected to. */
export const deviceSignal = detector('device', 'device', (device: FraudInputs['device']) => {
  const { sharedWithReferrer, otherReferees, knownFamily } = device;
  const evidence = { people: otherReferees };
  return heaviest([
    sharedWithReferrer && !knownFamily && finding(WEIGHTS.deviceOfReferrer, 'browser-of-the-referrer', evidence),
    sharedWithReferrer && knownFamily && finding(WEIGHTS.deviceInFamily, 'browser-of-the-family', evidence),
    otherReferees >= 2 && finding(WEIGHTS.deviceOfReferees, 'browser-of-other-friends', evidence),
    otherReferees === 1 && !knownFamily && finding(WEIGHTS.deviceOfOneReferee, 'browser-of-other-friends', evidence),
  ]);
});
