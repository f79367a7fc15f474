import type { FraudInputs } from '../facts';
import { detector, finding } from '../signal';
import { surprise } from '../statistics';
import { WEIGHTS } from '../weights';

/** So few enrolments are no pace at all. */
const FEWEST = 4;

/**
 * More enrolments than this referrer, and referrers here, usually bring. Measured in standard deviations above the larger of the
 * two means, so that an honest heavy referrer is compared with himself.
 */
export const velocitySignal = detector('velocity', 'velocity', (velocity: FraudInputs['velocity']) => {
  const { day, week, ownWeekly, organizationWeekly } = velocity;
  const usual = Math.max(ownWeekly ?? 0, organizationWeekly, 1);
  const byWeek = week >= FEWEST ? surprise(week, usual) : 0;
  const byDay = day >= FEWEST ? surprise(day, Math.max(usual / 7, 0.5)) : 0;
  const above = Math.max(byWeek, byDay);
  if (above < 4) return null;
  const weight = above >= 12 ? WEIGHTS.paceBeyond : above >= 8 ? WEIGHTS.paceFarAbove : WEIGHTS.paceAbove;
  const isDay = byDay > byWeek;
  const evidence = { count: isDay ? day : week, usualWeekly: Math.round(usual * 10) / 10 };
  return finding(weight, isDay ? 'many-in-a-day' : 'many-in-a-week', evidence);
});
