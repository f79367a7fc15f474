import type { FraudInputs } from '../facts';
import { detector, finding, heaviest } from '../signal';
import { WEIGHTS } from '../weights';

const BURST = 3;
const BURST_MS = 60 * 60_000;
const NIGHT_ENDS = 5;

/** Enrolments that no person makes: before the link was opened, seconds after it, or in bursts at night. */
export const timingSignal = detector('timing', 'timing', (timing: FraudInputs['timing'], settings) => {
  const { touchedAt, enrolledAt, otherEnrolments, timeZone } = timing;
  const seconds = touchedAt ? (enrolledAt.getTime() - touchedAt.getTime()) / 1000 : null;
  const near = otherEnrolments.filter((at) => Math.abs(at.getTime() - enrolledAt.getTime()) <= BURST_MS).length + 1;
  // A nightly job of another system enrols in bursts too; only an opened link shows that somebody was awake.
  const isBurst = touchedAt !== null && near >= BURST && hourIn(timeZone, enrolledAt) < NIGHT_ENDS;
  const isFast = seconds !== null && seconds >= 0 && seconds < settings.fastEnrolmentSeconds;
  const fast = finding(WEIGHTS.secondsApart, 'seconds-after-the-link', { seconds: Math.round(seconds ?? 0) });
  return heaviest([
    seconds !== null &&
      seconds < 0 &&
      finding(WEIGHTS.beforeTouch, 'before-the-link', { seconds: Math.round(-seconds) }),
    isBurst && isFast && finding(WEIGHTS.nightBurst + WEIGHTS.secondsApart, 'fast-burst-at-night', { count: near }),
    isBurst && finding(WEIGHTS.nightBurst, 'burst-at-night', { count: near }),
    isFast && fast,
  ]);
});

const formatters = new Map<string, Intl.DateTimeFormat>();

function hourIn(timeZone: string, instant: Date): number {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', hourCycle: 'h23' });
    formatters.set(timeZone, formatter);
  }
  return Number(formatter.format(instant));
}
