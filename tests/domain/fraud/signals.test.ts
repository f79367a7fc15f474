import { describe, expect, it } from 'vitest';
import type { FraudInputs } from '@/lib/domain/fraud/facts';
import type { Kinship } from '@/lib/domain/fraud/kinship';
import { DEFAULT_FRAUD_SETTINGS } from '@/lib/domain/fraud/schema';
import { scoreFraud } from '@/lib/domain/fraud/score-fraud';
import { WEIGHTS } from '@/lib/domain/fraud/weights';
import { ENROLLED_AT, factsOf, innocent, nothing, people, secondsBefore } from '../support/fraud';

/** What is found when one group of an innocent pair is replaced: `[[key, reason, weight]]`. */
function found(inputs: Partial<FraudInputs>) {
  const { signals } = scoreFraud(factsOf(inputs), DEFAULT_FRAUD_SETTINGS);
  return signals.map(({ key, reason, weight }) => [key, reason, weight]);
}
const only = (inputs: Partial<FraudInputs>) => found(inputs)[0] ?? null;

it('finds nothing in an innocent pair, nor where nothing is stored', () => {
  expect(scoreFraud(factsOf(), DEFAULT_FRAUD_SETTINGS)).toEqual({ score: 0, verdict: 'pass', signals: [] });
  expect(scoreFraud(nothing, DEFAULT_FRAUD_SETTINGS)).toEqual({ score: 0, verdict: 'pass', signals: [] });
});

describe('self', () => {
  it('is the same contact, or one mailbox with a tag at any provider', () => {
    expect(only({ people: people({ id: 'x' }, { id: 'x' }) })).toEqual(['self', 'same-contact', 100]);
    const tagged = people({ email: 'Anna@school.test' }, { email: 'anna+new@school.test' });
    expect(only({ people: tagged })).toEqual(['self', 'same-mailbox', WEIGHTS.sameMailbox]);
    const dotted = people({ email: 'a.berg@gmail.com' }, { email: 'aberg@googlemail.com' });
    expect(only({ people: dotted })?.[1]).toBe('same-mailbox');
  });

  it('is a mailbox that parents give for their children, once the school knows or the names say so', () => {
    const [one, two] = [{ email: 'berg+1@gmail.com' }, { email: 'berg+2@gmail.com' }];
    expect(only({ people: people(one, { ...two, lastName: 'Berg' }) })?.[2]).toBe(WEIGHTS.mailboxOfNamesakes);
    const guardian = { guardianId: 'mum' };
    const { signals } = scoreFraud(
      factsOf({ people: people({ ...one, ...guardian }, { ...two, ...guardian }) }),
      DEFAULT_FRAUD_SETTINGS,
    );
    expect(signals).toContainEqual(expect.objectContaining({ reason: 'mailbox-of-the-family', weight: 15 }));
  });

  it('takes a mailbox that begins with a plus for a name, and no address for no address', () => {
    expect(found({ people: people({ email: '+a@x.test' }, { email: '+b@x.test' }) })).toEqual([]);
    expect(found({ people: people({ email: null }, { email: null }) })).toEqual([]);
  });

  it('is one name with one birthday, or with one mail name at two providers; a name alone weighs little', () => {
    const twin = { firstName: 'anna', lastName: 'BERG' };
    const born = { birthDate: '2000-02-29' };
    expect(only({ people: people(born, { ...twin, ...born }) })?.[1]).toBe('same-name-and-birth-date');
    expect(only({ people: people(born, { ...twin, birthDate: '2000-03-01' }) })?.[1]).toBe('same-name');
    expect(only({ people: people({}, { ...twin, email: 'anna.22@mail.test' }) })?.[1]).toBe('same-name-and-mail-name');
    expect(only({ people: people({}, twin) })).toEqual(['self', 'same-name', WEIGHTS.sameName]);
    expect(found({ people: people(born, born) })).toEqual([]);
  });

  it('reads accents as letters, and says nothing where the programme allows it', () => {
    const accent = people({ firstName: 'Zoë' }, { firstName: 'Zoe', lastName: 'Berg' });
    expect(only({ people: accent })?.[1]).toBe('same-name');
    expect(found({ people: people({ id: 'x' }, { id: 'x' }, { selfAllowed: true }) })).toEqual([]);
  });
});

describe('household', () => {
  it('is one phone or one guardian, and hardly counts where families are welcome', () => {
    const phone = { phone: '+4420' };
    expect(only({ people: people(phone, phone) })).toEqual(['household', 'same-phone', WEIGHTS.household]);
    expect(only({ people: people({ id: 'mum' }, { guardianId: 'mum' }) })?.[1]).toBe('same-guardian');
    expect(only({ people: people(phone, phone, { householdAllowed: true }) })?.[2]).toBe(WEIGHTS.householdAllowed);
    expect(found({ people: people(phone, { phone: '+4421' }) })).toEqual([]);
  });
});

describe('payout details', () => {
  const payout = innocent.payout;
  it('shared with the friend, one other, or two others', () => {
    expect(only({ payout: { ...payout, referee: ['x', 'a'] } })?.[1]).toBe('paid-to-the-friend');
    expect(only({ payout: { ...payout, referee: ['a'], kinship: 'surname' } })?.[2]).toBe(WEIGHTS.payoutOfNamesakes);
    expect(only({ payout: { ...payout, referee: ['a'], kinship: 'guardian' } })?.[2]).toBe(WEIGHTS.payoutInFamily);
    expect(only({ payout: { ...payout, othersPaidThere: 1 } })?.[2]).toBe(WEIGHTS.payoutOfOther);
    expect(only({ payout: { ...payout, othersPaidThere: 2 } })?.[2]).toBe(WEIGHTS.payoutOfMany);
  });
});

describe('velocity', () => {
  const pace = (week: number, ownWeekly: number | null = null, day = 0) => ({
    velocity: { day, week, ownWeekly, organizationWeekly: 1 },
  });
  it('begins at four deviations above the usual', () => {
    expect(found(pace(4))).toEqual([]);
    expect(only(pace(5))).toEqual(['velocity', 'many-in-a-week', WEIGHTS.paceAbove]);
    expect(only(pace(9))?.[2]).toBe(WEIGHTS.paceFarAbove);
    expect(only(pace(13))?.[2]).toBe(WEIGHTS.paceBeyond);
  });
  it('compares a heavy referrer with himself', () => {
    expect(found(pace(13, 9))).toEqual([]);
    expect(only(pace(21, 9))?.[2]).toBe(WEIGHTS.paceAbove);
  });
  it('sees a day, not fewer than four', () => {
    expect(found(pace(3, null, 3))).toEqual([]);
    expect(only(pace(4, null, 4))).toEqual(['velocity', 'many-in-a-day', WEIGHTS.paceAbove]);
  });
});

describe('disposable mail', () => {
  const of = (isDisposable: boolean) => ({ domain: isDisposable ? 'bin.test' : 'a.test', isDisposable });
  const mail = (referrer: boolean | null, referee: boolean | null) => ({
    mail: { referrer: referrer === null ? null : of(referrer), referee: referee === null ? null : of(referee) },
  });
  it('of the friend, the referrer, both; nothing of no address', () => {
    expect(only(mail(false, true))).toEqual(['disposable-mail', 'address-of-the-friend', WEIGHTS.disposableReferee]);
    expect(only(mail(null, true))?.[1]).toBe('address-of-the-friend');
    expect(only(mail(true, false))).toEqual(['disposable-mail', 'address-of-the-referrer', WEIGHTS.disposableReferrer]);
    expect(only(mail(true, true))).toEqual(['disposable-mail', 'both-addresses', 50]);
    expect(found(mail(null, null))).toEqual([]);
    expect(found(mail(false, false))).toEqual([]);
  });
  it('of one side never holds anybody alone, and names the domain', () => {
    for (const facts of [mail(false, true), mail(true, false)]) {
      const { verdict, signals } = scoreFraud(factsOf(facts), DEFAULT_FRAUD_SETTINGS);
      expect(verdict).toBe('pass');
      expect(signals[0]?.evidence).toEqual({ domain: 'bin.test' });
    }
  });
});

describe('device', () => {
  const device = (sharedWithReferrer: boolean, otherReferees: number, kinship: Kinship = 'none') => ({
    device: { sharedWithReferrer, otherReferees, kinship },
  });
  it("the referrer's, a family's, of one and of two other friends", () => {
    expect(only(device(true, 0))).toEqual(['device', 'browser-of-the-referrer', WEIGHTS.deviceOfReferrer]);
    expect(only(device(true, 1, 'guardian'))).toEqual(['device', 'browser-of-the-family', WEIGHTS.deviceInFamily]);
    expect(only(device(false, 1))?.[2]).toBe(WEIGHTS.deviceOfOneReferee);
    expect(only(device(true, 0, 'surname'))?.[2]).toBe(WEIGHTS.deviceOfNamesakes);
    expect(found(device(false, 1, 'guardian'))).toEqual([]);
    expect(only(device(true, 2, 'guardian'))?.[1]).toBe('browser-of-other-friends');
  });
});

describe('network', () => {
  const network = (unrelatedGroups: number, more: Partial<FraudInputs['network']> = {}) => ({
    network: { ...innocent.network, sameAsReferrer: true, unrelatedGroups, ...more },
  });
  it('falls with every group of unrelated people and is learned at four', () => {
    expect([0, 1, 2, 3].map((groups) => only(network(groups))?.[2])).toEqual([20, 16, 12, 7]);
    expect(only(network(3))?.[1]).toBe('network-of-the-referrer');
    expect(only(network(4))).toEqual(['network', 'shared-network', WEIGHTS.networkLearned]);
  });
  it('weighs more with other friends of his on it, and little in a family', () => {
    expect(only(network(0, { otherReferees: 2 }))?.[2]).toBe(WEIGHTS.networkOfReferees);
    expect(only(network(0, { sameAsReferrer: false, otherReferees: 2 }))?.[1]).toBe('network-of-other-friends');
    expect(found(network(0, { sameAsReferrer: false, otherReferees: 1 }))).toEqual([]);
    expect(only(network(0, { kinship: 'guardian', otherReferees: 1 }))?.[2]).toBe(WEIGHTS.networkInFamily);
    expect(only(network(0, { kinship: 'surname' }))?.[2]).toBe(WEIGHTS.networkOfNamesakes);
    expect(only(network(0, { kinship: 'guardian', otherReferees: 2 }))?.[2]).toBe(WEIGHTS.networkOfReferees);
  });
});

describe('refunds', () => {
  const refunds = (refundedInHold: number, conversions: number) => ({
    refunds: { ...innocent.refunds, refundedInHold, conversions },
  });
  it('two are bad luck; three of three, and eight of twenty, are not; three of thirty are usual', () => {
    expect(found(refunds(2, 2))).toEqual([]);
    expect(only(refunds(3, 3))?.[2]).toBe(WEIGHTS.refundsFarAbove);
    expect(only(refunds(8, 20))?.[2]).toBe(WEIGHTS.refundsAbove);
    expect(found(refunds(3, 30))).toEqual([]);
  });
});

describe('timing', () => {
  const timing = (seconds: number | null, more: Partial<FraudInputs['timing']> = {}) => ({
    timing: { ...innocent.timing, touchedAt: seconds === null ? null : secondsBefore(seconds), ...more },
  });
  it('seconds apart: 29 are too quick, 30 are not; a told code has no link', () => {
    expect(only(timing(29))).toEqual(['timing', 'seconds-after-the-link', WEIGHTS.secondsApart]);
    expect(found(timing(30))).toEqual([]);
    expect(found(timing(null))).toEqual([]);
  });
  it('before the link', () => {
    expect(only(timing(0))?.[1]).toBe('seconds-after-the-link');
    expect(only(timing(-1))).toEqual(['timing', 'before-the-link', WEIGHTS.beforeTouch]);
  });
  it('bursts at night, by the clock of the school: three within the hour before five', () => {
    const night = (time: string, gapMinutes: number, timeZone = 'Europe/London', isTold = false) => {
      const enrolledAt = new Date(`2026-01-10T${time}Z`);
      const otherEnrolments = [1, 2].map((n) => new Date(enrolledAt.getTime() - n * gapMinutes * 30_000));
      const touchedAt = isTold ? null : new Date(enrolledAt.getTime() - 3_600_000);
      return timing(null, { enrolledAt, touchedAt, otherEnrolments, timeZone });
    };
    expect(only(night('04:59:59', 60))).toEqual(['timing', 'burst-at-night', WEIGHTS.nightBurst]);
    expect(found(night('05:00:00', 60))).toEqual([]);
    expect(found(night('04:59:59', 61))).toEqual([]);
    expect(only(night('09:59:59', 60, 'America/New_York'))?.[1]).toBe('burst-at-night');
    expect(found(night('04:59:59', 60, 'Europe/London', true))).toEqual([]);
  });
  it('a quick one in a burst weighs both', () => {
    const enrolledAt = new Date('2026-01-10T02:00:00Z');
    const touchedAt = new Date('2026-01-10T01:59:50Z');
    const burst = timing(null, { enrolledAt, touchedAt, otherEnrolments: [enrolledAt, enrolledAt] });
    expect(only(burst)).toEqual(['timing', 'fast-burst-at-night', WEIGHTS.nightBurst + WEIGHTS.secondsApart]);
  });
});

describe('existing customer', () => {
  const existing = (customerSince: Date | null, leadSince: Date | null = null) => ({
    existing: { firstTouchAt: ENROLLED_AT, customerSince, leadSince },
  });
  it('before the first touch, not at it', () => {
    expect(only(existing(secondsBefore(1)))?.[1]).toBe('already-a-customer');
    expect(found(existing(ENROLLED_AT, ENROLLED_AT))).toEqual([]);
    expect(only(existing(null, secondsBefore(1)))).toEqual(['existing-customer', 'already-a-lead', WEIGHTS.openLead]);
  });
});
