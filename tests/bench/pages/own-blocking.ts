type TraceEvent = {
  name: string;
  cat: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { isOutermostMainFrame?: boolean; frame?: string; page?: string }; frame?: string };
};

// As Lighthouse's phone: four times slower than this machine; what a task takes beyond 50 ms blocks.
const SLOWDOWN = 4;
const BLOCKS_AFTER_MS = 50;

/**
 * How long a page's own work blocks its main thread after the first paint, on a processor four times slower than this one. Counts
 * the time that the thread ran, not the time that passed: what other programs on this machine take is not in it.
 * @param events a trace of Chromium
 * @returns milliseconds blocked (as total blocking time counts) and worked
 */
export function ownBlocking(events: readonly TraceEvent[]): { blockedMs: number; workedMs: number } {
  const paint = events.find(({ name }) => name === 'firstContentfulPaint');
  if (!paint) return { blockedMs: Number.NaN, workedMs: Number.NaN };
  // Tasks are on the thread that painted; a task that runs in another one is no one's waiting.
  const tasks = events.filter(
    ({ name, pid, tid, ts }) => name === 'RunTask' && pid === paint.pid && tid === paint.tid && ts >= paint.ts,
  );
  const times = tasks.map(({ tdur = 0 }) => (tdur / 1000) * SLOWDOWN);
  const sum = (values: number[]) => Math.round(values.reduce((all, one) => all + one, 0));
  return { blockedMs: sum(times.map((time) => Math.max(0, time - BLOCKS_AFTER_MS))), workedMs: sum(times) };
}
