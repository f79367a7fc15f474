import { fillTouches } from './growth/fill';
import { OPERATIONS, type Operation } from './growth/operations';
import { openSides, type Side } from './growth/sides';
import { figuresOf } from './lib/rounds';

// What a touch costs a young school and a grown one: the same statements on a database of two months and ten thousand touches,
// and on one of sixty months and ten million, in turns. `ratio` is the median on the large one over that on the small one; at
// most 1.2. A ratio above it ends with status 1.
const SMALL = Number(process.env.BENCH_SMALL_ROWS ?? 10_000);
const LARGE = Number(process.env.BENCH_ROWS ?? 10_000_000);
const MONTHS = { small: 2, large: 60 };
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 400);
const WARM_UP = 40;
const MOST = 1.2;

const { small, large, stop } = await openSides();
try {
  await fillTouches(small, SMALL, MONTHS.small);
  await fillTouches(large, LARGE, MONTHS.large);
  for (const operation of OPERATIONS) {
    const line = await measure(operation);
    console.log(JSON.stringify(line));
    if (line.ratio > MOST && !operation.counts) process.exitCode = 1;
  }
} finally {
  await stop();
}

async function measure({ name, run, counts }: Operation) {
  const rounds = counts ? Math.ceil(ROUNDS / 20) : ROUNDS;
  const took: Record<'small' | 'large', number[]> = { small: [], large: [] };
  const sides = { small, large };
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    // Whoever goes first pays for a cold cache of the processor: in turns.
    const order = round % 2 ? (['small', 'large'] as const) : (['large', 'small'] as const);
    for (const key of order) {
      const ms = await timed(run, sides[key], round);
      if (round >= WARM_UP) took[key].push(ms);
    }
  }
  const figures = (key: 'small' | 'large') => figuresOf(took[key], sum(took[key]));
  const [reference, subject] = [figures('small'), figures('large')];
  return {
    bench: 'growth',
    setting: { operation: name, rows: LARGE, months: MONTHS.large, rounds },
    reference: { name: `${SMALL} rows in ${MONTHS.small} months`, ...reference },
    subject: { ...subject, errors: 0 },
    ratio: Math.round((subject.p50Ms / reference.p50Ms) * 1000) / 1000,
  };
}

async function timed(run: Operation['run'], side: Side, round: number): Promise<number> {
  const began = performance.now();
  await run(side, round);
  return performance.now() - began;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
