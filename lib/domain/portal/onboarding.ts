import { ONBOARDING_DONE } from './schema';

export type Onboarding = {
  /** The next step, 1 to 3; 4 when all are done. */
  readonly step: number;
  /** When the steps were done or put away. */
  readonly doneAt: Date | null;
};

/** Where somebody is who has never been here. */
export const NOT_STARTED: Onboarding = { step: 1, doneAt: null };

/** A step is done: the next one comes, and the last one ends it. Doing an early step again changes nothing. */
export function afterStep(before: Onboarding, done: number, now: Date): Onboarding {
  const step = Math.min(ONBOARDING_DONE, Math.max(before.step, done + 1));
  return { step, doneAt: step === ONBOARDING_DONE ? (before.doneAt ?? now) : before.doneAt };
}

/** The steps are put away; where one was stays known, so that they can be taken up again. */
export function putAway(before: Onboarding, now: Date): Onboarding {
  return { ...before, doneAt: before.doneAt ?? now };
}
