import type { FraudInputs } from '../facts';
import { detector, finding, heaviest } from '../signal';
import { WEIGHTS } from '../weights';

/** The school had this friend before anybody's link was opened. */
export const existingCustomerSignal = detector('existing-customer', 'existing', (existing: FraudInputs['existing']) => {
  const { firstTouchAt, customerSince, leadSince } = existing;
  const isBefore = (at: Date | null): at is Date => at !== null && at < firstTouchAt;
  return heaviest([
    isBefore(customerSince) &&
      finding(WEIGHTS.alreadyCustomer, 'already-a-customer', { since: customerSince.toISOString() }),
    isBefore(leadSince) && finding(WEIGHTS.openLead, 'already-a-lead', { since: leadSince.toISOString() }),
  ]);
});
