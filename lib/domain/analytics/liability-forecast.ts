import { type Breakage, breakageOf, type CreditEndings, type HeldCredit } from './liability-breakage';
import { type ExpectedOfProgram, expectedOf, type ReferralHistory } from './liability-expected';
import { nextPeriod, periodStart } from './periods';

/** Rewards that wait, by the first day of the month in which they become payable. */
export type DueRewards = { readonly month: string; readonly minor: number };

export type ForecastInput = {
  /** Today in the organisation's time zone; the first month is the rest of this one. */
  readonly today: string;
  readonly due: readonly DueRewards[];
  readonly history: readonly ReferralHistory[];
  readonly endings: readonly CreditEndings[];
  readonly held: readonly HeldCredit[];
  readonly creditMinor: number;
};

type Amounts = {
  /** Granted rewards that become payable. */
  readonly dueMinor: number;
  /** Rewards of referrals that wait. */
  readonly expectedMinor: number;
  /** Credit that expires unused. */
  readonly breakageMinor: number;
};

export type LiabilityForecast = {
  readonly months: readonly ({ readonly month: string } & Amounts)[];
  /** After the last month. */
  readonly later: Amounts;
  readonly totals: Amounts;
  readonly programs: readonly ExpectedOfProgram[];
  readonly breakage: Omit<Breakage, 'months' | 'laterMinor'>;
};

const MONTHS = 12;

/** What will probably become due, be added and fall away in the next twelve months, from what happened. Never negative. */
export function forecastLiability(input: ForecastInput): LiabilityForecast {
  const first = periodStart(input.today, 'month');
  const months = [first];
  while (months.length < MONTHS) months.push(nextPeriod(months.at(-1) as string, 'month'));
  const programs = input.history.map((one) => expectedOf(one, months));
  const { months: broken, laterMinor, ...breakage } = breakageOf(input.endings, input.held, months, input.creditMinor);
  const dueIn = (isIn: (month: string) => boolean) =>
    input.due.reduce((sum, { month, minor }) => (isIn(month) ? sum + minor : sum), 0);
  const rows = months.map((month, index) => ({
    month,
    // What should have become payable already waits for a person, who may decide today.
    dueMinor: dueIn((due) => (index === 0 ? due <= month : due === month)),
    expectedMinor: programs.reduce((sum, program) => sum + (program.months[index] as number), 0),
    breakageMinor: broken[index] as number,
  }));
  const last = months.at(-1) as string;
  const later = { dueMinor: dueIn((due) => due > last), expectedMinor: 0, breakageMinor: laterMinor };
  return { months: rows, later, totals: [...rows, later].reduce(add, NOTHING), programs, breakage };
}

const NOTHING: Amounts = { dueMinor: 0, expectedMinor: 0, breakageMinor: 0 };

function add(a: Amounts, b: Amounts): Amounts {
  return {
    dueMinor: a.dueMinor + b.dueMinor,
    expectedMinor: a.expectedMinor + b.expectedMinor,
    breakageMinor: a.breakageMinor + b.breakageMinor,
  };
}
