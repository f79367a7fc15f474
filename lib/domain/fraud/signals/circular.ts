import type { FraudInputs } from '../facts';
import { findRing } from '../find-ring';
import { detector, finding } from '../signal';
import { WEIGHTS } from '../weights';

/** The friend led to the referrer before: A brought B, B brought A, or round a longer ring. */
export const circularSignal = detector('circular', 'circular', (circular: FraudInputs['circular']) => {
  const ring = findRing(circular.brought, circular.referrerId, circular.refereeId);
  if (!ring) return null;
  const weights = [WEIGHTS.ringOfTwo, WEIGHTS.ringOfThree];
  return finding(weights[ring.length - 2] ?? WEIGHTS.ringLonger, 'ring', { people: ring.length, contactIds: ring });
});
