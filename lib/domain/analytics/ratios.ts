/** Parts of a whole from 0 to 1; null when there is no whole (nothing to divide by is not nought). */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Cost per acquisition in minor units, rounded half up; null without a conversion. */
export function costPerAcquisitionMinor(costMinor: number, conversions: number): number | null {
  return conversions === 0 ? null : Math.round(costMinor / conversions);
}

/** Return on investment: what came in beyond the cost, as a part of the cost; 3 is 300 %. Null without a cost. */
export function returnOnInvestment(valueMinor: number, costMinor: number): number | null {
  return ratio(valueMinor - costMinor, costMinor);
}

/** Change from the period before, as a part of it; null when there was nothing. */
export function change(now: number, before: number): number | null {
  return ratio(now - before, before);
}
