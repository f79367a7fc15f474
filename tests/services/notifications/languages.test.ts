import { describe, expect, it } from 'vitest';
import { renderMail } from '@/emails/render-mail';
import { sampleMail } from '@/emails/sample-mails';
import type { Ctx } from '@/lib/services/context';
import { updateReaderSettings } from '@/lib/services/notifications/reader-settings';
import { getOutboxMail, listOutbox } from '@/lib/services/notifications/reads';
import { saveTemplate } from '@/lib/services/notifications/save-template';
import { type NotificationEvent, sendNotifications } from '@/lib/services/notifications/send';
import { sendDigests } from '@/lib/services/notifications/send-digests';
import { sendSignInMail } from '@/lib/services/notifications/send-sign-in-mail';
import { previewTemplate } from '@/lib/services/notifications/try-template';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { readerLanguages } from '@/lib/services/people/reader-languages';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { readOnly } from '@/lib/services/transact';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aCode, type CodeFixture } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const unique = () => `${crypto.randomUUID().slice(0, 8)}@example.org`;
const speaks = (contactId: string, language: string) =>
  database.owner`update contacts set language = ${language} where id = ${contactId}`;

async function eventOf(ctx: Ctx, name: string): Promise<NotificationEvent> {
  const [row] = await database.owner`
    select e from graphile_worker._private_jobs j, json_array_elements(j.payload -> 'events') e
    where e ->> 'name' = ${name} and e -> 'data' ->> 'organizationId' = ${ctx.organizationId} order by j.id desc limit 1`;
  return row?.e;
}

async function aLead(ctx: Ctx, code: string, firstName = 'Ben'): Promise<NotificationEvent> {
  await submitLead(ctx, { code, referee: { email: unique(), firstName } });
  return eventOf(ctx, 'referral/lead.submitted');
}

/** What was written last, its figures and days without the spaces that do not break. */
async function lastMail(ctx: Ctx, channel = 'email') {
  const [item] = (await listOutbox(ctx, { channel })).data;
  const mail = await getOutboxMail(ctx, item?.id ?? '');
  return { ...mail, text: mail.text.replaceAll('\u00a0', ' ') };
}

describe('what is written to somebody', () => {
  it('is in his language: words, money, dates and frame', async () => {
    const ctx = await anOrganization();
    const rewards = onlyReferrer('cash', 2000);
    const { referrerId } = await aGrantedReward(database.owner, ctx, { email: unique(), rewards });
    await speaks(referrerId, 'de');
    await sendNotifications(ctx, await eventOf(ctx, 'conversion/recorded'), renderMail);
    const mail = await lastMail(ctx);
    expect(mail.template).toBe('reward-granted');
    expect(mail.html).toContain('lang="de"');
    expect(mail.text).toContain('20,00 $');
    expect(mail.text).not.toContain('$20.00');
    expect(mail.text).not.toMatch(/You get|Hello/);
    expect(mail.text).toContain('Keine solchen E-Mails mehr?');
  });

  it('is in the language of the school for who has none, and for staff', async () => {
    const ctx = await anOrganization();
    await updateSettings(as(ctx, 'owner'), { language: 'es' });
    const email = unique();
    const { code, referrerId } = await aCode(database.owner, ctx, { email });
    await sendNotifications(ctx, await aLead(ctx, code), renderMail);
    expect((await lastMail(ctx)).html).toContain('lang="es"');
    await speaks(referrerId, 'en');
    await sendNotifications(ctx, await aLead(ctx, code, 'Cleo'), renderMail);
    const own = await lastMail(ctx);
    expect(own.html).toContain('lang="en"');
    expect(own.subject).toBe('Cleo used your code');
    await createStaff(ctx, { email: unique(), name: 'Kim Lee', role: 'finance', invite: true });
    await sendNotifications(ctx, await eventOf(ctx, 'staff/invited'), renderMail);
    expect((await lastMail(ctx)).html).toContain('lang="es"');
  });

  it('follows a person into whom he was merged, unless his own language is known', async () => {
    const ctx = await anOrganization();
    const [{ referrerId: gone }, { referrerId: left }, { referrerId: nobody }] = (await Promise.all(
      [1, 2, 3].map(() => aCode(database.owner, ctx, { email: unique(), status: 'ended' })),
    )) as [CodeFixture, CodeFixture, CodeFixture];
    await speaks(left, 'de');
    await mergeContacts(ctx, gone, { intoId: left });
    const languages = () => readOnly(ctx, (tx) => readerLanguages(tx, [gone, left, nobody], 'es'));
    expect([gone, left, nobody, null].map(await languages())).toEqual(['de', 'de', 'es', 'es']);
    await speaks(gone, 'en');
    expect([gone, left].map(await languages())).toEqual(['en', 'de']);
  });

  it('is a text message in it too', async () => {
    const ctx = await anOrganization();
    const { code, referrerId } = await aCode(database.owner, ctx, { email: unique(), phone: '+12125550123' });
    await speaks(referrerId, 'de');
    await updateReaderSettings(as(ctx, 'referrer', referrerId), referrerId, {
      choices: [{ message: 'lead-submitted', channel: 'sms', enabled: true }],
      timeZone: null,
      quietHours: null,
      wantsDigest: false,
    });
    await sendNotifications(ctx, await aLead(ctx, code), renderMail);
    const { text } = await lastMail(ctx, 'sms');
    expect(text).toMatch(/Ben hat deinen Code/);
    expect(text).not.toContain('your code');
  });

  it('is the daily mail in it, with lines that were said in it', async () => {
    const ctx = await anOrganization();
    const { code, referrerId } = await aCode(database.owner, ctx, { email: unique() });
    await speaks(referrerId, 'de');
    const settings = { choices: [], timeZone: null, quietHours: null, wantsDigest: true };
    await updateReaderSettings(as(ctx, 'referrer', referrerId), referrerId, settings);
    await sendNotifications(ctx, await aLead(ctx, code), renderMail);
    await sendDigests(at(ctx, new Date(NOW.getTime() + 2 * 86_400_000)), renderMail);
    const mail = await lastMail(ctx);
    expect(mail).toMatchObject({ template: 'digest' });
    expect(mail.html).toContain('lang="de"');
    expect(mail.text).toContain('Ben hat deinen Code');
  });

  it('lets a contact sign in in his language', async () => {
    const ctx = await anOrganization();
    const email = unique();
    const { referrerId } = await aCode(database.owner, ctx, { email });
    await speaks(referrerId, 'es');
    const expiresAt = new Date(NOW.getTime() + 600_000).toISOString();
    const request = { organizationId: ctx.organizationId, email, url: 'https://kith.test/x', expiresAt };
    await sendSignInMail(ctx, { ...request, audience: 'referrer' }, renderMail);
    expect((await lastMail(ctx)).html).toContain('lang="es"');
  });
});

describe("a school's own words", () => {
  it('stay as they were written, with amounts and days as the reader writes them', async () => {
    const ctx = await anOrganization();
    await saveTemplate(as(ctx, 'owner'), 'lead-submitted', {
      subject: 'Hooray, {friend}!',
      heading: 'Hooray',
      paragraphs: ['Until {date}.'],
      button: 'Look',
      sms: 'Hooray',
    });
    const { code, referrerId } = await aCode(database.owner, ctx, { email: unique() });
    await speaks(referrerId, 'de');
    await sendNotifications(ctx, await aLead(ctx, code), renderMail);
    const mail = await lastMail(ctx);
    expect(mail.subject).toBe('Hooray, Ben!');
    expect(mail.text).toMatch(/Until \d{1,2}\. \p{L}+\.? \d{4}\./u);
  });

  it('begin with those of Kith in the language of the school', async () => {
    const ctx = await anOrganization();
    await updateSettings(ctx, { language: 'de' });
    const press = { render: renderMail, sample: sampleMail };
    expect((await previewTemplate(ctx, 'lead-submitted', null, press)).html).toContain('lang="de"');
  });
});
