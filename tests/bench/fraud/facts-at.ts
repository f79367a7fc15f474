import { DAY_MS } from '@/lib/domain/common/days';
import { type FraudFacts, type FraudInputs, type Gathered, known } from '@/lib/domain/fraud/facts';
import { kinshipOf } from '@/lib/domain/fraud/kinship';
import { unrelatedGroups } from '@/lib/domain/fraud/unrelated-groups';
import type { Person, Referral, World } from './world';

const WEEK_MS = 7 * DAY_MS;
/** A list of disposable domains is never whole: this one knows seven of the ten. */
const isDisposable = (domain: string) => /^bin[1-7]\.test$/.test(domain);
const idsOf = ({ referrer, referee }: Referral) => ({ referrerId: referrer.id, refereeId: referee.id });
const mailOf = ({ email }: Person) => {
  const domain = email?.slice(email.lastIndexOf('@') + 1);
  return domain ? { domain, isDisposable: isDisposable(domain) } : null;
};

/**
 * What the school knows of a referral at an instant: nothing of what comes later, and nothing of who is guilty.
 * @param at when its friend enrols, or when the hold is over and money would move
 */
export function factsAt(world: World, referral: Referral, at: Date): FraudFacts {
  const past = world.referrals.filter(({ enrolledAt }) => enrolledAt <= at);
  const own = past.filter(({ referrer }) => referrer === referral.referrer);
  const { referrer, referee } = referral;
  return {
    people: known({ referrer, referee, selfAllowed: false, householdAllowed: true }),
    payout: known(payoutOf(world, referral)),
    velocity: known(velocityOf(past, own, referral.enrolledAt)),
    mail: known({ referrer: mailOf(referrer), referee: mailOf(referee) }),
    device: deviceOf(own, referral),
    network: known(networkOf(world, past, own, referral, at)),
    circular: known({ ...idsOf(referral), brought: past.map(idsOf) }),
    refunds: known(refundsOf(past, own, at)),
    timing: known(timingOf(own, referral)),
    existing: known(existingOf(own, referral)),
  };
}

function payoutOf({ people }: World, { referrer, referee }: Referral): FraudInputs['payout'] {
  const account = referrer.payout;
  const paidThere = people.filter((one) => account !== null && one.payout === account);
  const others = paidThere.filter((one) => one !== referrer && one !== referee && kinshipOf(one, referrer) === 'none');
  return {
    referrer: account ? [account] : [],
    referee: referee.payout ? [referee.payout] : [],
    othersPaidThere: others.length,
    kinship: kinshipOf(referrer, referee),
  };
}

function velocityOf(past: Referral[], own: Referral[], at: Date): FraudInputs['velocity'] {
  const between = (from: number, to: number) =>
    own.filter(({ enrolledAt }) => {
      const apart = enrolledAt.getTime() - at.getTime();
      return apart >= from && apart <= to;
    }).length;
  const before = own.filter(({ enrolledAt }) => enrolledAt.getTime() < at.getTime() - WEEK_MS);
  const first = Math.min(...own.map(({ enrolledAt }) => enrolledAt.getTime()));
  const weeksBefore = (at.getTime() - first - WEEK_MS) / WEEK_MS;
  const cells = past.map(({ referrer, enrolledAt }) => `${referrer.id} ${Math.floor(enrolledAt.getTime() / WEEK_MS)}`);
  return {
    day: Math.max(between(-DAY_MS, 0), between(0, DAY_MS)),
    week: Math.max(between(-WEEK_MS, 0), between(0, WEEK_MS)),
    ownWeekly: weeksBefore >= 4 ? before.length / weeksBefore : null,
    organizationWeekly: past.length / new Set(cells).size,
  };
}

function deviceOf(own: Referral[], { referrer, referee, browser }: Referral): Gathered<FraudInputs['device']> {
  if (!browser) return { state: 'none' };
  const others = own.filter((one) => one.referee !== referee && one.browser === browser);
  const kinship = kinshipOf(referrer, referee);
  return known({ sharedWithReferrer: browser === referrer.browser, otherReferees: others.length, kinship });
}

function networkOf(
  world: World,
  past: Referral[],
  own: Referral[],
  { referrer, referee, network }: Referral,
  at: Date,
): FraudInputs['network'] {
  const seen = world.sightings.filter((one) => one.network === network && one.at <= at).map(({ person }) => person);
  const ids = seen.map(({ id }) => id);
  return {
    sameAsReferrer: seen.includes(referrer),
    otherReferees: own.filter((one) => one.referee !== referee && one.network === network).length,
    unrelatedGroups: unrelatedGroups(ids, past.map(idsOf), [referrer.id, referee.id]),
    kinship: kinshipOf(referrer, referee),
  };
}

function refundsOf(past: Referral[], own: Referral[], at: Date): FraudInputs['refunds'] {
  // A refund is known a week after the enrolment.
  const closed = (rows: Referral[]) => rows.filter(({ enrolledAt }) => at.getTime() - enrolledAt.getTime() > WEEK_MS);
  const refunded = (rows: Referral[]) => rows.filter(({ refundedInHold }) => refundedInHold).length;
  const [mine, all] = [closed(own), closed(past)];
  return {
    conversions: mine.length,
    refundedInHold: refunded(mine),
    organizationConversions: all.length - mine.length,
    organizationRefundedInHold: refunded(all) - refunded(mine),
  };
}

function timingOf(own: Referral[], referral: Referral): FraudInputs['timing'] {
  const { touchedAt, enrolledAt } = referral;
  const otherEnrolments = own.filter((one) => one !== referral).map((one) => one.enrolledAt);
  return { touchedAt, enrolledAt, otherEnrolments, timeZone: 'UTC' };
}

function existingOf(own: Referral[], { referee, touchedAt, enrolledAt }: Referral): FraudInputs['existing'] {
  const earlier = own.find((one) => one.referee === referee);
  const firstTouchAt = touchedAt ?? earlier?.touchedAt ?? enrolledAt;
  return { firstTouchAt, customerSince: referee.customerSince, leadSince: referee.leadSince };
}
