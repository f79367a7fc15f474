import type { FraudInputs } from '../facts';
import { detector, finding } from '../signal';
import { lowerBoundOfShare } from '../statistics';
import { WEIGHTS } from '../weights';

const FEWEST = 3;

/**
 * Friends of this referrer are refunded within the hold more often than others'. Compared by the lower bound of his share, so
 * that bad luck with two friends is none.
 */
export const refundsSignal = detector('refunds', 'refunds', (refunds: FraudInputs['refunds']) => {
  const { conversions, refundedInHold, organizationConversions, organizationRefundedInHold } = refunds;
  if (refundedInHold < FEWEST) return null;
  const usual = organizationConversions > 0 ? organizationRefundedInHold / organizationConversions : 0;
  const atLeast = lowerBoundOfShare(refundedInHold, conversions);
  // A school with hardly any refunds is no reason to call three of thirty many.
  const line = Math.max(usual, 0.05);
  if (atLeast <= line) return null;
  const weight = atLeast > 3 * line ? WEIGHTS.refundsFarAbove : WEIGHTS.refundsAbove;
  const evidence = { refunded: refundedInHold, conversions, usualPercent: Math.round(usual * 100) };
  return finding(weight, 'more-refunds-than-usual', evidence);
});
