import { type Job, type LoadResult, putLoad } from './load';

export interface Measured {
  bench: string;
  setting: { connections: number; seconds: number; rounds: number };
  reference: { name: string; perSecond: number; p50Ms: number; p99Ms: number };
  subject: { perSecond: number; p50Ms: number; p99Ms: number; errors: number };
  ratio: number;
}

export interface Interleaved {
  bench: string;
  connections: number;
  seconds: number;
  rounds: number;
  reference: Job;
  subject: Job;
}

/**
 * Measures subject and reference in turns, so that a noisy neighbour hits both, and answers the medians of the rounds and how
 * many requests of the subject were answered as expected.
 */
export async function measureInterleaved(options: Interleaved): Promise<{ line: Measured; answered: number }> {
  const { bench, connections, seconds, rounds } = options;
  const references: LoadResult[] = [];
  const subjects: LoadResult[] = [];
  for (let round = 0; round < rounds; round += 1) {
    references.push(await putLoad(options.reference, connections, seconds));
    subjects.push(await putLoad(options.subject, connections, seconds));
  }
  const figures = (results: LoadResult[]) => ({
    perSecond: median(results.map((result) => result.perSecond)),
    p50Ms: median(results.map((result) => result.p50Ms)),
    p99Ms: median(results.map((result) => result.p99Ms)),
  });
  const reference = { name: 'bare Node server', ...figures(references) };
  const subject = { ...figures(subjects), errors: subjects.reduce((sum, { errors }) => sum + errors, 0) };
  const ratio = Math.round((subject.perSecond / reference.perSecond) * 1000) / 1000;
  const line = { bench, setting: { connections, seconds, rounds }, reference, subject, ratio };
  return { line, answered: subjects.reduce((sum, result) => sum + result.answered, 0) };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
