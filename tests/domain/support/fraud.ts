import fc from 'fast-check';
import { type FraudFacts, type FraudInputs, type Gathered, known, type PersonFacts } from '@/lib/domain/fraud/facts';

/** Noon in London on a day of summer. */
export const ENROLLED_AT = new Date('2026-06-10T11:00:00Z');
export const secondsBefore = (seconds: number) => new Date(ENROLLED_AT.getTime() - seconds * 1000);

const person = (id: string, more: Partial<PersonFacts> = {}): PersonFacts => ({
  id,
  guardianId: null,
  phone: null,
  email: null,
  firstName: null,
  lastName: null,
  birthDate: null,
  ...more,
});

export const people = (
  referrer: Partial<PersonFacts> = {},
  referee: Partial<PersonFacts> = {},
  allowed: Partial<Pick<FraudInputs['people'], 'selfAllowed' | 'householdAllowed'>> = {},
): FraudInputs['people'] => ({
  referrer: person('anna', { email: 'anna@school.test', firstName: 'Anna', lastName: 'Berg', ...referrer }),
  referee: person('ben', { email: 'ben@mail.test', firstName: 'Ben', lastName: 'Holm', ...referee }),
  selfAllowed: false,
  householdAllowed: false,
  ...allowed,
});

/** Two people of whom everything is known, and nothing is odd. */
export const innocent: FraudInputs = {
  people: people(),
  payout: { referrer: ['a'], referee: ['b'], othersPaidThere: 0, kinship: 'none' },
  velocity: { day: 1, week: 2, ownWeekly: 1, organizationWeekly: 1.2 },
  mail: {
    referrer: { domain: 'school.test', isDisposable: false },
    referee: { domain: 'mail.test', isDisposable: false },
  },
  device: { sharedWithReferrer: false, otherReferees: 0, kinship: 'none' },
  network: { sameAsReferrer: false, otherReferees: 0, unrelatedGroups: 0, kinship: 'none' },
  circular: { referrerId: 'anna', refereeId: 'ben', brought: [{ referrerId: 'anna', refereeId: 'ben' }] },
  refunds: { conversions: 10, refundedInHold: 1, organizationConversions: 500, organizationRefundedInHold: 40 },
  timing: {
    touchedAt: secondsBefore(3 * 86_400),
    enrolledAt: ENROLLED_AT,
    otherEnrolments: [],
    timeZone: 'Europe/London',
  },
  existing: { firstTouchAt: secondsBefore(3 * 86_400), customerSince: null, leadSince: null },
};

/** The innocent pair with some groups replaced. */
export function factsOf(inputs: Partial<FraudInputs> = {}): FraudFacts {
  const entries = Object.entries({ ...innocent, ...inputs }).map(([group, value]) => [group, known(value)]);
  return Object.fromEntries(entries) as FraudFacts;
}

/** Nothing is stored of anything. */
export const nothing = Object.fromEntries(
  Object.keys(innocent).map((group) => [group, { state: 'none' }]),
) as unknown as FraudFacts;

const count = fc.integer({ min: 0, max: 12 });
const instant = fc.integer({ min: -200_000, max: 200_000 }).map(secondsBefore);
const id = fc.constantFrom('anna', 'ben', 'cleo', 'dan', 'eva');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anyPerson = fc.record({
  id,
  guardianId: maybe(id),
  phone: maybe(fc.constantFrom('+441', '+442')),
  email: maybe(fc.constantFrom('anna@a.test', 'anna+1@a.test', 'anna1@b.test', 'ben@b.test', '@', '')),
  firstName: maybe(fc.constantFrom('Anna', 'Ben')),
  lastName: maybe(fc.constantFrom('Berg', 'Holm')),
  birthDate: maybe(fc.constantFrom('2000-01-01', '2001-01-01')),
});

const anyKinship = fc.constantFrom('guardian' as const, 'surname' as const, 'none' as const);

const groups: { [Group in keyof FraudInputs]: fc.Arbitrary<FraudInputs[Group]> } = {
  people: fc.record({
    referrer: anyPerson,
    referee: anyPerson,
    selfAllowed: fc.boolean(),
    householdAllowed: fc.boolean(),
  }),
  payout: fc.record({
    referrer: fc.array(id, { maxLength: 2 }),
    referee: fc.array(id, { maxLength: 2 }),
    othersPaidThere: count,
    kinship: anyKinship,
  }),
  velocity: fc.record({ day: count, week: count, ownWeekly: maybe(count), organizationWeekly: count }),
  mail: fc.record({
    referrer: maybe(fc.record({ domain: fc.constant('a.test'), isDisposable: fc.boolean() })),
    referee: maybe(fc.record({ domain: fc.constant('b.test'), isDisposable: fc.boolean() })),
  }),
  device: fc.record({ sharedWithReferrer: fc.boolean(), otherReferees: count, kinship: anyKinship }),
  network: fc.record({
    sameAsReferrer: fc.boolean(),
    otherReferees: count,
    unrelatedGroups: count,
    kinship: anyKinship,
  }),
  circular: fc.record({
    referrerId: id,
    refereeId: id,
    brought: fc.array(fc.record({ referrerId: id, refereeId: id }), { maxLength: 8 }),
  }),
  refunds: fc.record({
    conversions: count,
    refundedInHold: count,
    organizationConversions: count,
    organizationRefundedInHold: count,
  }),
  timing: fc.record({
    touchedAt: maybe(instant),
    enrolledAt: instant,
    otherEnrolments: fc.array(instant, { maxLength: 5 }),
    timeZone: fc.constantFrom('Europe/London', 'America/New_York'),
  }),
  existing: fc.record({ firstTouchAt: instant, customerSince: maybe(instant), leadSince: maybe(instant) }),
};

const gathered = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Gathered<T>> =>
  fc.oneof(
    { weight: 4, arbitrary: value.map(known) },
    { weight: 1, arbitrary: fc.constant({ state: 'none' as const }) },
  );

/** Any facts without an error: groups known or not stored. */
export const anyFraudFacts = fc.record(
  Object.fromEntries(Object.entries(groups).map(([group, value]) => [group, gathered(value as fc.Arbitrary<unknown>)])),
) as unknown as fc.Arbitrary<FraudFacts>;

export const anyGroup = fc.constantFrom(...(Object.keys(innocent) as (keyof FraudInputs)[]));
