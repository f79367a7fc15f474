/** What was measured of one side, in the form of every benchmark's line. */
export interface Figures {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** Figures of many single durations that ran for so long together. */
export function figuresOf(durationsMs: readonly number[], tookMs: number): Figures {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    perSecond: Math.round((durationsMs.length / tookMs) * 1000),
    p50Ms: rounded(at(0.5)),
    p99Ms: rounded(at(0.99)),
  };
}

/** The medians of the rounds. */
export function medianFigures(rounds: readonly Figures[]): Figures {
  const median = (pick: (figures: Figures) => number) => {
    const sorted = rounds.map(pick).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  return {
    perSecond: median(({ perSecond }) => perSecond),
    p50Ms: median(({ p50Ms }) => p50Ms),
    p99Ms: median(({ p99Ms }) => p99Ms),
  };
}

function rounded(ms: number): number {
  return Number(ms.toPrecision(4));
}

/** How many times one is as fast as the other, to a thousandth. */
export function ratioOf(subject: Figures, reference: Figures): number {
  return Math.round((subject.perSecond / reference.perSecond) * 1000) / 1000;
}
