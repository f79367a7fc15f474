import { type DemoSuspect, SUSPECTS } from '@/db/seed/demo-fraud';
import { COURSES } from '@/db/seed/demo-school';
import { appealFraudCase } from '@/lib/services/fraud/appeal';
import { assessNewReferrals } from '@/lib/services/fraud/assess-new';
import { decideFraudCase } from '@/lib/services/fraud/decide';
import { listFraudCases } from '@/lib/services/fraud/reads';
import { rememberReferrer } from '@/lib/services/fraud/remember-referrer';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { importTouches } from '@/lib/services/tracking/import-touches';
import { addPeople } from './add-people';
import { type As, cast } from './cast';
import { record } from './demo-money';
import { PHONE } from './demo-traffic';
import type { DemoEvent, Stage } from './stage';

/** An hour, after which the watch has looked. */
const LOOK_DAYS = 1 / 24;
/** Of the addresses that are nobody's (RFC 5737). */
const HOME = '203.0.113.17';

/** Friends who look odd, each for another reason: how they came, what the watch found, what was decided and said against it. */
export async function fraudEvents(stage: Stage): Promise<DemoEvent[]> {
  for (const { friend, daysAgo, knownDaysAgo = daysAgo + 2 } of SUSPECTS) {
    await addPeople(stage.at(stage.enrolment, knownDaysAgo), [friend]);
  }
  const as = await cast(stage);
  return SUSPECTS.flatMap((suspect, index) => eventsOf(stage, as, suspect, `F-${index + 1}`));
}

function eventsOf(stage: Stage, as: As, suspect: DemoSuspect, externalId: string): DemoEvent[] {
  const { friend, referrer, daysAgo, decided, appealed } = suspect;
  const [{ externalId: courseExternalId, priceMinor: valueMinor }] = COURSES;
  const body = { externalId, referee: { externalId: friend.externalId }, courseExternalId, valueMinor };
  const refereeId = as(friend.externalId, 0).actor.id;
  const events: DemoEvent[] = [
    { daysAgo: daysAgo + 1, act: () => come(stage, as, suspect, `demo-${externalId}`) },
    { daysAgo, act: () => record(stage, body, daysAgo) },
    { daysAgo: daysAgo - LOOK_DAYS, act: () => assessNewReferrals(stage.at(stage.system, daysAgo - LOOK_DAYS)) },
  ];
  if (decided) {
    const { daysAgo: then, ...decision } = decided;
    const decide = async () =>
      decideFraudCase(stage.at(stage.manager, then), { caseId: await caseOf(stage, refereeId), ...decision });
    events.push({ daysAgo: then, act: decide });
  }
  if (appealed) {
    const { daysAgo: then, text } = appealed;
    const appeal = async () => appealFraudCase(as(referrer, then), { caseId: await caseOf(stage, refereeId), text });
    events.push({ daysAgo: then, act: appeal });
  }
  return events;
}

/** He opens the link; who sits at the same browser leaves his name there too, after the referrer looked into his portal. */
async function come(stage: Stage, as: As, suspect: DemoSuspect, visitorId: string): Promise<void> {
  const { friend, referrer, code, channel, daysAgo, sharesBrowser } = suspect;
  const { externalId: refereeExternalId, firstName, lastName, email } = friend;
  const occurredAt = stage.daysAgo(daysAgo + 1).toISOString();
  const touch = { code, channel, refereeExternalId, visitorId, occurredAt, userAgent: PHONE };
  const { errors } = await importTouches(stage.system, [touch]);
  if (errors.length) throw new Error(`A touch of the demo is wrong: ${JSON.stringify(errors[0])}`);
  if (!sharesBrowser) return;
  await rememberReferrer(as(referrer, daysAgo + 2), { address: HOME, visitorId });
  const lead = { code, channel, visitorId, referee: { firstName, lastName, email } };
  await submitLead(stage.at(stage.enrolment, daysAgo + 1), lead, { consent: true, address: HOME });
}

async function caseOf(stage: Stage, refereeId: string): Promise<string> {
  const { data } = await listFraudCases(stage.system);
  const found = data.find((one) => one.refereeId === refereeId);
  if (!found) throw new Error('A friend of the demo should look odd, and does not');
  return found.id;
}
