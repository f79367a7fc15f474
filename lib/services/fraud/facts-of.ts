import type { CustomerRow, FraudSubjectRow, OwnEnrolmentRow } from '@/db/queries/fraud-facts';
import { DAY_MS, dayIn } from '@/lib/domain/common/days';
import { type FraudFacts, type FraudInputs, type Gathered, known, type PersonFacts } from '@/lib/domain/fraud/facts';
import { type Kinship, kinshipOf } from '@/lib/domain/fraud/kinship';
import { unrelatedGroups } from '@/lib/domain/fraud/unrelated-groups';
import type { Ctx } from '../context';
import type { Look, Looks } from './gather-facts';
import { mailFacts } from './mail-facts';
import { paidTo } from './paid-to';

const WEEK_MS = 7 * DAY_MS;

interface Around {
  ctx: Ctx;
  timeZone: string;
}

/** The facts of one referral, out of what was read for many. */
export function factsOf(subject: FraudSubjectRow, looks: Looks, { ctx, timeZone }: Around): FraudFacts {
  const { people, own, usual, browsers, networks, among, above, customers, paid } = looks;
  const { referrerId, refereeId } = subject;
  const pair = use([people], ([rows]) => pairOf(subject, rows));
  const kinship = (facts: FraudInputs['people']) => kinshipOf(facts.referrer, facts.referee);
  return {
    people: pair,
    payout: use([paid, people], ([rows, everybody]) =>
      known(paidTo(ctx, subject, rows, everybody as readonly PersonFacts[])),
    ),
    velocity: use([own, usual], ([rows, mean]) => known(velocityOf(subject, rows, mean))),
    mail: use([people], ([rows]) => known(mailFacts(pairFacts(subject, rows)))),
    device: use([browsers, own, people], ([rows, mine, everybody]) =>
      deviceOf(subject, rows, mine, kinship(pairFacts(subject, everybody))),
    ),
    network: use([networks, among, own, people], ([rows, brought, mine, everybody]) => {
      const seen = rows.filter(({ contactId }) => contactId === refereeId).map(({ otherId }) => otherId);
      if (!seen.length) return { state: 'none' };
      return known({
        sameAsReferrer: seen.includes(referrerId),
        otherReferees: othersOf(subject, mine).filter((id) => seen.includes(id)).length,
        unrelatedGroups: unrelatedGroups(seen, brought, [referrerId, refereeId]),
        kinship: kinship(pairFacts(subject, everybody)),
      });
    }),
    circular: use([above], ([brought]) => known({ referrerId, refereeId, brought })),
    refunds: use([own, usual], ([rows, mean]) => known(refundsOf(subject, rows, mean))),
    timing: use([own], ([rows]) => timingOf(subject, rows, timeZone)),
    existing: use([customers], ([rows]) => existingOf(subject, rows)),
  };
}

type Values<L extends readonly Look<unknown>[]> = {
  [I in keyof L]: L[I] extends Look<infer T> ? T : never;
};

/** What is made of several looks; failed when one of them did. */
function use<const L extends readonly Look<unknown>[], T>(
  looks: L,
  make: (values: Values<L>) => Gathered<T>,
): Gathered<T> {
  if (looks.some(({ ok }) => !ok)) return { state: 'failed' };
  try {
    return make(looks.map((look) => (look.ok ? look.value : undefined)) as Values<L>);
  } catch {
    return { state: 'failed' };
  }
}

function pairFacts(subject: FraudSubjectRow, rows: readonly PersonFacts[]): FraudInputs['people'] {
  const referrer = rows.find(({ id }) => id === subject.referrerId);
  const referee = rows.find(({ id }) => id === subject.refereeId);
  if (!referrer || !referee) throw new Error('A party of a referral is gone');
  const { selfAllowed, householdAllowed } = subject;
  return { referrer, referee, selfAllowed, householdAllowed };
}

function pairOf(subject: FraudSubjectRow, rows: readonly PersonFacts[]): Gathered<FraudInputs['people']> {
  return known(pairFacts(subject, rows));
}

const mineOf = ({ referrerId }: FraudSubjectRow, rows: readonly OwnEnrolmentRow[]) =>
  rows.filter((row) => row.referrerId === referrerId);
const othersOf = (subject: FraudSubjectRow, rows: readonly OwnEnrolmentRow[]) => [
  ...new Set(
    mineOf(subject, rows)
      .map(({ refereeId }) => refereeId)
      .filter((id) => id !== subject.refereeId),
  ),
];

function velocityOf(
  subject: FraudSubjectRow,
  rows: readonly OwnEnrolmentRow[],
  usual: { enrolments: number; referrerWeeks: number },
): FraudInputs['velocity'] {
  const at = subject.convertedAt.getTime();
  const apart = mineOf(subject, rows).map(({ convertedAt }) => convertedAt.getTime() - at);
  const within = (from: number, to: number) => apart.filter((ms) => ms >= from && ms <= to).length;
  const weeksBefore = (-Math.min(0, ...apart) - WEEK_MS) / WEEK_MS;
  const before = apart.filter((ms) => ms < -WEEK_MS).length;
  return {
    day: Math.max(within(-DAY_MS, 0), within(0, DAY_MS)),
    week: Math.max(within(-WEEK_MS, 0), within(0, WEEK_MS)),
    ownWeekly: weeksBefore >= 4 ? before / weeksBefore : null,
    organizationWeekly: usual.referrerWeeks > 0 ? usual.enrolments / usual.referrerWeeks : 0,
  };
}

function deviceOf(
  subject: FraudSubjectRow,
  rows: readonly { contactId: string; otherId: string | null }[],
  own: readonly OwnEnrolmentRow[],
  kinship: Kinship,
): Gathered<FraudInputs['device']> {
  const mine = rows.filter(({ contactId }) => contactId === subject.refereeId);
  if (!mine.length) return { state: 'none' };
  const sharers = new Set(mine.map(({ otherId }) => otherId));
  return known({
    sharedWithReferrer: sharers.has(subject.referrerId),
    otherReferees: othersOf(subject, own).filter((id) => sharers.has(id)).length,
    kinship,
  });
}

function refundsOf(
  subject: FraudSubjectRow,
  rows: readonly OwnEnrolmentRow[],
  usual: { enrolments: number; refundedInHold: number },
): FraudInputs['refunds'] {
  const mine = mineOf(subject, rows);
  const refundedInHold = mine.filter((row) => row.refundedInHold).length;
  return {
    conversions: mine.length,
    refundedInHold,
    organizationConversions: Math.max(0, usual.enrolments - mine.length),
    organizationRefundedInHold: Math.max(0, usual.refundedInHold - refundedInHold),
  };
}

function timingOf(
  subject: FraudSubjectRow,
  rows: readonly OwnEnrolmentRow[],
  timeZone: string,
): Gathered<FraudInputs['timing']> {
  const { convertedAt, sharedAt, channel, referralId } = subject;
  // Another system often knows the day and not the hour: midnight says nothing then.
  if (isWholeDay(convertedAt, 'UTC') || isWholeDay(convertedAt, timeZone)) return { state: 'none' };
  // A code that was given at the enrolment is shared in that very instant; the referral keeps the channel of an earlier touch.
  const isTold = channel === 'told' || channel === 'enrolment' || sharedAt.getTime() === convertedAt.getTime();
  const others = mineOf(subject, rows).filter((row) => row.referralId !== referralId);
  return known({
    touchedAt: isTold ? null : sharedAt,
    enrolledAt: convertedAt,
    otherEnrolments: others.map((row) => row.convertedAt),
    timeZone,
  });
}

function isWholeDay(at: Date, timeZone: string): boolean {
  return dayIn(timeZone, at) !== dayIn(timeZone, new Date(at.getTime() - 1));
}

function existingOf(subject: FraudSubjectRow, rows: readonly CustomerRow[]): Gathered<FraudInputs['existing']> {
  const row = rows.find(({ contactId }) => contactId === subject.refereeId);
  if (!row) return { state: 'none' };
  const { customerSince, leadSince } = row;
  return known({ firstTouchAt: row.firstTouchAt ?? subject.sharedAt, customerSince, leadSince });
}
