import { sameHousehold } from '../../people/household';
import type { FraudInputs } from '../facts';
import { detector, finding } from '../signal';
import { WEIGHTS } from '../weights';

/** One household, as far as the school knows. Where the programme welcomes families it is said, and weighs next to nothing. */
export const householdSignal = detector('household', 'people', (people: FraudInputs['people']) => {
  const { referrer, referee, householdAllowed } = people;
  if (referrer.id === referee.id || !sameHousehold(referrer, referee)) return null;
  const weight = householdAllowed ? WEIGHTS.householdAllowed : WEIGHTS.household;
  const samePhone = referrer.phone !== null && referrer.phone === referee.phone;
  return finding(weight, samePhone ? 'same-phone' : 'same-guardian', { allowed: householdAllowed });
});
