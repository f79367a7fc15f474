type TraceEvent = {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  tdur?: number;
  args: { data?: { url?: string } };
};

// As Lighthouse's phone: four times slower than this machine; what a task takes beyond 50 ms blocks.
const SLOWDOWN = 4;
const BLOCKS_AFTER_MS = 50;

/**
 * How long a page's own work blocks its main thread from its first script on, on a processor four times slower than this one. Counts
 * the time that the thread ran, not the time that passed: what other programs on this machine take is not in it. A phone paints
 * before scripts come, this machine sometimes after: so they count from the first one on, wherever the paint was.
 * @param events a trace of Chromium
 * @returns milliseconds blocked (as total blocking time counts) and worked
 */
export function ownBlocking(events: readonly TraceEvent[]): { blockedMs: number; workedMs: number } {
  const paint = events.find(({ name }) => name === 'firstContentfulPaint');
  if (!paint) return { blockedMs: Number.NaN, workedMs: Number.NaN };
  const main = events.filter(({ pid, tid }) => pid === paint.pid && tid === paint.tid);
  const script = main.filter(({ name, args }) => name === 'EvaluateScript' && /\.js(\?|$)/.test(args.data?.url ?? ''));
  const from = Math.min(paint.ts, ...script.map(({ ts }) => ts));
  // The task around that script has begun a moment before it.
  const tasks = main.filter(({ name, ts, tdur = 0 }) => name === 'RunTask' && ts + tdur >= from);
  const times = tasks.map(({ tdur = 0 }) => (tdur / 1000) * SLOWDOWN);
  const sum = (values: number[]) => Math.round(values.reduce((all, one) => all + one, 0));
  return { blockedMs: sum(times.map((time) => Math.max(0, time - BLOCKS_AFTER_MS))), workedMs: sum(times) };
}
