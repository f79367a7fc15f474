import { FRIENDS, PEOPLE, WAITING } from '@/db/seed/demo-school';
import { DEFAULT_STEPS } from '@/lib/domain/referrals/milestones';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { expireReferrals } from '@/lib/services/referrals/expire-referrals';
import { recordMilestone } from '@/lib/services/referrals/record-milestone';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { importTouches } from '@/lib/services/tracking/import-touches';
import { addPeople } from './add-people';
import type { Stage } from './stage';

/** What a phone says it is. */
export const PHONE =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';
const DESKTOP =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15';
const PREVIEW = 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)';
/** As often as they are named. */
const CHANNELS = [
  'whatsapp',
  'whatsapp',
  'whatsapp',
  'email',
  'email',
  'qr',
  'instagram',
  'facebook',
  'copy',
  'sms',
] as const;

/** What links of a channel say of where they stood; others say nothing. */
const SOURCES: Readonly<Record<string, { utm?: Record<string, string>; referringHost?: string }>> = {
  instagram: { utm: { utm_source: 'instagram', utm_campaign: 'back-to-school' }, referringHost: 'l.instagram.com' },
  facebook: { referringHost: 'l.facebook.com' },
  email: { utm: { utm_source: 'newsletter', utm_campaign: 'back-to-school' } },
};

const VISITS = 320;
/** The last days of conversions: every friend of the list enrols, the first one the longest ago. */
const FIRST_ENROLMENT = 84;

const STEPS = [
  { key: 'trial-booked', label: 'Trial lesson' },
  { key: 'applied', label: 'Application sent' },
];

export interface Enrolment {
  friend: (typeof FRIENDS)[number];
  daysAgo: number;
}

const codes = PEOPLE.flatMap(({ code }) => code ?? []);
const familyCodes = PEOPLE.flatMap(({ familyCode }) => familyCode ?? []);

/** Three months of shared links: passers-by, link previews, and the friends who enrolled some days after. */
export async function makeTraffic(stage: Stage): Promise<Enrolment[]> {
  const { random, daysAgo } = stage;
  const rows: Record<string, unknown>[] = [];
  for (let visit = 0; visit < VISITS; visit++) {
    const userAgent = visit % 17 === 0 ? PREVIEW : random.pick([PHONE, PHONE, DESKTOP]);
    rows.push({
      ...share(stage, visit),
      visitorId: `demo-${visit}`,
      occurredAt: daysAgo(random.between(1, 8_900) / 100).toISOString(),
      userAgent,
    });
  }
  const enrolments = FRIENDS.map((friend, index) => ({
    friend,
    daysAgo: FIRST_ENROLMENT - (index * (FIRST_ENROLMENT - 1)) / (FRIENDS.length - 1),
  }));
  await addPeople(stage.at(stage.enrolment, FIRST_ENROLMENT + 6), FRIENDS);
  for (const [index, { friend, daysAgo: enrolled }] of enrolments.entries()) {
    const clicked = daysAgo(enrolled + random.between(100, 500) / 100).toISOString();
    rows.push({
      ...share(stage, index),
      refereeExternalId: friend.externalId,
      visitorId: `demo-f-${index}`,
      occurredAt: clicked,
      userAgent: PHONE,
    });
  }
  const { errors } = await importTouches(stage.system, rows);
  if (errors.length) throw new Error(`A touch of the demo is wrong: ${JSON.stringify(errors[0])}`);
  return enrolments;
}

/** Every sixth share is a family's; among the students the first share the most. */
function share({ random }: Stage, index: number): { code: string; channel: string } & (typeof SOURCES)[string] {
  const channel = random.pick(CHANNELS);
  const source = SOURCES[channel];
  if (index % 6 === 5) return { code: random.pick(familyCodes), channel, ...source };
  const most = index % 3 === 0 ? 1 : codes.length - 1;
  return { code: codes[random.between(0, most)] as string, channel, ...source };
}

/** Friends who left their name: most wait, some on the way of the school's own steps; two waited too long. */
export async function makeLeads(stage: Stage): Promise<void> {
  const { random, enrolment } = stage;
  await updateSettings(stage.system, { milestones: [...STEPS, ...DEFAULT_STEPS] });
  for (const [index, referee] of WAITING.entries()) {
    const late = index < 2;
    const ctx = stage.at(enrolment, late ? 95 + index : random.between(100, 2_000) / 100);
    const lead = { code: codes[index % codes.length], channel: random.pick(CHANNELS), referee };
    const { referral } = await submitLead(ctx, lead, { consent: true });
    const reached = STEPS.slice(0, late ? 0 : index % (STEPS.length + 1));
    for (const [hours, { key }] of reached.entries()) {
      const occurredAt = new Date(ctx.now.getTime() + (hours + 1) * 3_600_000).toISOString();
      await recordMilestone(stage.at(enrolment, 0), referral.id, { key, occurredAt });
    }
  }
  await expireReferrals(stage.at(stage.system, 2));
}
