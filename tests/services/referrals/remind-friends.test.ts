import { afterAll, describe, expect, it } from 'vitest';
import { renderMail } from '@/emails/render-mail';
import { DEFAULT_STEPS } from '@/lib/domain/referrals/milestones';
import type { Ctx } from '@/lib/services/context';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { updateReaderSettings } from '@/lib/services/notifications/reader-settings';
import { getOutboxMail, listOutbox } from '@/lib/services/notifications/reads';
import { saveTemplate } from '@/lib/services/notifications/save-template';
import { type NotificationEvent, sendNotifications } from '@/lib/services/notifications/send';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { recordMilestone } from '@/lib/services/referrals/record-milestone';
import { remindFriends } from '@/lib/services/referrals/remind-friends';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { closeCodeFacts, codeFacts } from '@/lib/services/tracking/code-facts';
import { joinDevice } from '@/lib/services/tracking/join-device';
import { readPersonToken } from '@/lib/services/tracking/person-link';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
afterAll(closeCodeFacts);

const unique = () => `${crypto.randomUUID().slice(0, 8)}@example.org`;
// Noon in London is eight in the morning in New York: the hours are added to it.
const later = (days: number, hours = 2) => new Date(NOW.getTime() + days * 86_400_000 + hours * 3_600_000);
const NONE = { reminders: 0 };
const ONE = { reminders: 1 };

/** A school that reminds after three days, and a friend of it who waits. */
async function aWaitingFriend({ consent = true } = {}) {
  const ctx = await anOrganization();
  await updateSettings(as(ctx, 'owner'), { friendReminderDays: 3 });
  const made = await aCode(database.owner, ctx, { firstName: 'Ana' });
  const visit = await recordTouch(ctx, { code: made.code });
  const email = unique();
  const referee = { email, firstName: 'Ben' };
  const lead = { code: made.code, visitorId: visit.visitorId, referee };
  const { referral } = await submitLead(ctx, lead, { consent });
  return { ctx, email, referral, visitorId: visit.visitorId, ...made };
}

async function tell(ctx: Ctx): Promise<void> {
  const rows = await database.owner`
    select e from graphile_worker._private_jobs j, json_array_elements(j.payload -> 'events') e
    where e ->> 'name' = 'referral/friend-reminder.due' and e -> 'data' ->> 'organizationId' = ${ctx.organizationId}`;
  for (const row of rows) await sendNotifications(ctx, row.e as NotificationEvent, renderMail);
}

const mailsOf = async (ctx: Ctx) => (await listOutbox(as(ctx, 'manager'), { template: 'friend-reminder' })).data;

describe('a friend who waits', () => {
  it('is reminded once, on the day that the school chose, from nine in the morning on', async () => {
    const { ctx, email, referral } = await aWaitingFriend();
    expect(await remindFriends(at(ctx, later(2)))).toEqual(NONE);
    expect(await remindFriends(at(ctx, later(3, 0)))).toEqual(NONE);
    const runs = await Promise.all([1, 2, 3].map(() => remindFriends(at(ctx, later(3)))));
    expect(runs.reduce((sum, { reminders }) => sum + reminders, 0)).toBe(1);
    expect(await remindFriends(at(ctx, later(4)))).toEqual(NONE);
    await tell(at(ctx, later(3)));
    await tell(at(ctx, later(3)));
    expect(await mailsOf(ctx)).toMatchObject([
      { toAddress: email, audience: 'referee', status: 'queued', subject: 'Your invitation from Ana is still open' },
    ]);
    const audit = await database.owner`
      select data from audit_events where subject_id = ${referral.id} and action = 'referral.reminder-due'`;
    expect(audit).toEqual([{ data: { days: 3 } }]);
  });

  it('gets a link of his own, which makes the device that opens it his', async () => {
    const { ctx, code, codeId, referral } = await aWaitingFriend();
    const morning = at(ctx, later(3));
    await remindFriends(morning);
    await tell(morning);
    const [mail] = await mailsOf(ctx);
    const { html, text } = await getOutboxMail(as(ctx, 'manager'), mail?.id ?? '');
    const address = /https?:\/\/\S+\/r\/\S+/.exec(text)?.[0] ?? '';
    const url = new URL(address);
    expect(url.searchParams.get('c')).toBe('email');
    expect(html).toContain('/unsubscribe/');
    const facts = await codeFacts(code.toUpperCase(), ctx.now);
    if (!facts) throw new Error('The code is gone');
    const token = url.searchParams.get('p') ?? undefined;
    expect(readPersonToken(facts, token, later(30))).toBe(referral.refereeId);
    const tablet = await recordTouch(at(ctx, later(4)), { code, channel: 'email' });
    await joinDevice(at(ctx, later(4)), facts, { token, visitorId: tablet.visitorId });
    const joined = await database.owner`
      select t.visitor_id from visitor_links l join touches t on t.visitor_id = l.visitor_id
      where l.contact_id = ${referral.refereeId} and t.code_id = ${codeId}`;
    expect(joined).toHaveLength(2);
    const enrolled = await recordConversion(at(ctx, later(5)), {
      externalId: crypto.randomUUID(),
      referee: { contactId: referral.refereeId },
      milestone: 'enrolled',
      valueMinor: 50_000,
      currency: 'USD',
      occurredAt: later(5).toISOString(),
    });
    expect(enrolled).toMatchObject({ attributed: true, referralId: referral.id });
  });

  it('is left alone without his consent, where the school has not asked for it, and long after', async () => {
    const without = await aWaitingFriend({ consent: false });
    expect(await remindFriends(at(without.ctx, later(3)))).toEqual(NONE);
    const { ctx } = await aWaitingFriend();
    await updateSettings(as(ctx, 'owner'), { friendReminderDays: null });
    expect(await remindFriends(at(ctx, later(3)))).toEqual(NONE);
    await updateSettings(as(ctx, 'owner'), { friendReminderDays: 3 });
    expect(await remindFriends(at(ctx, later(11)))).toEqual(NONE);
    expect(await remindFriends(at(ctx, later(9)))).toEqual(ONE);
  });

  it('is left alone when he has gone on: a step, an enrolment, also between the look and the mail', async () => {
    const step = await aWaitingFriend();
    const milestones = [...DEFAULT_STEPS, { key: 'trial', label: 'Trial lesson' }];
    await updateSettings(as(step.ctx, 'owner'), { milestones });
    await recordMilestone(step.ctx, step.referral.id, { key: 'trial', occurredAt: NOW.toISOString() });
    expect(await remindFriends(at(step.ctx, later(3)))).toEqual(NONE);
    const { ctx, referral } = await aWaitingFriend();
    expect(await remindFriends(at(ctx, later(3)))).toEqual(ONE);
    await recordConversion(at(ctx, later(3)), {
      externalId: crypto.randomUUID(),
      referee: { contactId: referral.refereeId },
      milestone: 'enrolled',
      valueMinor: 50_000,
      currency: 'USD',
      occurredAt: later(3, 0).toISOString(),
    });
    await tell(at(ctx, later(3)));
    expect(await mailsOf(ctx)).toEqual([]);
  });

  it('is not led to a page that offers nothing', async () => {
    const { ctx, codeId } = await aWaitingFriend();
    await database.owner`update referral_codes set is_active = false where id = ${codeId}`;
    expect(await remindFriends(at(ctx, later(3)))).toEqual(NONE);
    await database.owner`update referral_codes set is_active = true where id = ${codeId}`;
    expect(await remindFriends(at(ctx, later(4)))).toEqual(ONE);
  });

  it('hears nothing when he has switched such mails off, and reads the school’s own words in his language', async () => {
    const off = await aWaitingFriend();
    await updateReaderSettings(as(off.ctx, 'manager'), off.referral.refereeId, {
      choices: [{ message: 'friend-reminder', channel: 'email', enabled: false }],
      ...{ timeZone: null, quietHours: null, wantsDigest: false },
    });
    await remindFriends(at(off.ctx, later(3)));
    await tell(at(off.ctx, later(3)));
    expect(await mailsOf(off.ctx)).toEqual([]);
    const { ctx, referral } = await aWaitingFriend();
    await database.owner`update contacts set language = 'de' where id = ${referral.refereeId}`;
    await saveTemplate(as(ctx, 'owner'), 'friend-reminder', {
      subject: 'Noch Lust, {firstName}?',
      heading: 'Hallo',
      paragraphs: ['{friend} wartet auf dich.'],
      button: 'Weiter',
      sms: null,
    });
    await remindFriends(at(ctx, later(3)));
    await tell(at(ctx, later(3)));
    const [mail] = await mailsOf(ctx);
    expect(mail?.subject).toBe('Noch Lust, Ben?');
    expect((await getOutboxMail(as(ctx, 'manager'), mail?.id ?? '')).text).toContain('Ana wartet auf dich.');
  });

  it('is none of another organisation’s', async () => {
    await aWaitingFriend();
    const other = await anOrganization();
    await updateSettings(as(other, 'owner'), { friendReminderDays: 3 });
    expect(await remindFriends(at(other, later(3)))).toEqual(NONE);
    await expect(remindFriends(as(other, 'viewer'))).rejects.toMatchObject({ status: 403 });
  });
});
