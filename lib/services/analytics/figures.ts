import type { FigureSums } from '@/db/queries/analytics';
import { costPerAcquisitionMinor, ratio, returnOnInvestment } from '@/lib/domain/analytics/ratios';

export interface Figures {
  touches: number;
  /** People who left a name, or were recorded, with a code. */
  leads: number;
  conversions: number;
  /** Net value less refunds. */
  conversionValueMinor: number;
  /** What stands of all rewards of these conversions, both sides. */
  rewardMinor: number;
  /** Cash that the bank has settled on these days. */
  paidMinor: number;
  /** Leads of touches, 0 to 1; null without touches. */
  leadRate: number | null;
  /** Conversions of leads; null without leads. */
  conversionRate: number | null;
  /** Rewards for each conversion; null without a conversion. */
  costPerAcquisitionMinor: number | null;
  /** Value beyond the rewards for each unit of them: 3 is 300 %. Null without rewards. */
  returnOnInvestment: number | null;
}

export const NO_SUMS: FigureSums = {
  touches: 0,
  leads: 0,
  conversions: 0,
  moneyConversions: 0,
  conversionValueMinor: 0,
  rewardMinor: 0,
  paidMinor: 0,
};

export function addSums(a: FigureSums, b: FigureSums): FigureSums {
  return {
    touches: a.touches + b.touches,
    leads: a.leads + b.leads,
    conversions: a.conversions + b.conversions,
    moneyConversions: a.moneyConversions + b.moneyConversions,
    conversionValueMinor: a.conversionValueMinor + b.conversionValueMinor,
    rewardMinor: a.rewardMinor + b.rewardMinor,
    paidMinor: a.paidMinor + b.paidMinor,
  };
}

/** Sums with their ratios. */
export function figuresOf(sums: FigureSums): Figures {
  const { touches, leads, conversions, moneyConversions, conversionValueMinor, rewardMinor, paidMinor } = sums;
  return {
    touches,
    leads,
    conversions,
    conversionValueMinor,
    rewardMinor,
    paidMinor,
    leadRate: ratio(leads, touches),
    conversionRate: ratio(conversions, leads),
    costPerAcquisitionMinor: costPerAcquisitionMinor(rewardMinor, moneyConversions),
    returnOnInvestment: returnOnInvestment(conversionValueMinor, rewardMinor),
  };
}
