import { byKind, figuresOf, judge, makeCampus, REPORT_SEEDS, TUNING_SEEDS } from './fraud/evaluate';

// How well abuse is told from honest referrals on a synthetic campus, beside a check of addresses alone: a line a seed, then one
// over all. `npm run bench:fraud -- tuning` prints the seeds on which the weights were chosen.
const isTuning = process.argv[2] === 'tuning';
const seeds = isTuning ? TUNING_SEEDS : REPORT_SEEDS;

const campuses = seeds.map((seed) => {
  const world = makeCampus(seed);
  return { seed, people: world.people.length, judged: judge(world) };
});
for (const { seed, people, judged } of campuses) console.log(JSON.stringify(lineOf(seed, people, judged)));
const all = campuses.flatMap(({ judged }) => judged);
const people = campuses.reduce((sum, campus) => sum + campus.people, 0);
console.log(JSON.stringify({ ...lineOf('all', people, all), seeds, tuned: isTuning, byKind: byKind(all) }));

function lineOf(seed: number | 'all', people: number, judged: (typeof campuses)[number]['judged']) {
  return {
    bench: 'fraud',
    seed,
    people,
    referrals: judged.length,
    fraudulent: judged.filter(({ isFraud }) => isFraud).length,
    kith: figuresOf(judged, 'kith'),
    kithAtEnrolment: figuresOf(judged, 'kithEarly'),
    ipOnlyBaseline: figuresOf(judged, 'ipOnly'),
  };
}
