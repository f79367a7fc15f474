import type { Trigger } from '../programs/schema';
import type { Milestone } from '../programs/types';
import { no, type Verdict, YES } from '../rule-codes';

/**
 * Whether a conversion reaches a programme's trigger. Enrolled is reached by every milestone (nobody pays or attends without
 * enrolling), paid only by paid, attended when `attendedCount` lessons, this one included, are recorded.
 */
export function checkTrigger(trigger: Trigger, milestone: Milestone, attendedCount: number): Verdict {
  if (trigger.milestone === 'enrolled') return YES;
  if (trigger.milestone !== milestone) return no('below-trigger');
  if (milestone === 'attended' && attendedCount < (trigger.count ?? 1)) return no('below-trigger');
  return YES;
}
