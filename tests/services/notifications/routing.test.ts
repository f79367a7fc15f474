import { describe, expect, it, vi } from 'vitest';
import { renderMail } from '@/emails/render-mail';
import type { EventInput } from '@/lib/domain/events';
import { CHOOSABLE_MESSAGES } from '@/lib/domain/notifications/catalogue';
import type { Ctx } from '@/lib/services/context';
import { deliverMessage } from '@/lib/services/notifications/deliver';
import { listDueMessages, listOrganizationsWithDueMessages } from '@/lib/services/notifications/due-messages';
import { getMessagesView, updateMessageSettings } from '@/lib/services/notifications/message-settings';
import { getReaderView, updateReaderSettings } from '@/lib/services/notifications/reader-settings';
import { getOutboxMail, listNotifications, listOutbox } from '@/lib/services/notifications/reads';
import { type NotificationEvent, sendNotifications } from '@/lib/services/notifications/send';
import { sendDigests } from '@/lib/services/notifications/send-digests';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { aContact } from '@/tests/factories/contact';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aCode, type CodeOverrides } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const unique = () => `${crypto.randomUUID().slice(0, 8)}@example.org`;
const PHONE = '+12125550123';
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

async function aReferrer(overrides: CodeOverrides = {}) {
  const ctx = await anOrganization();
  const email = unique();
  const made = await aCode(database.owner, ctx, { email, phone: PHONE, ...overrides });
  const me = as(ctx, 'referrer', made.referrerId);
  const choose = (choices: unknown[], more = {}) =>
    updateReaderSettings(me, made.referrerId, {
      choices,
      timeZone: null,
      quietHours: null,
      wantsDigest: false,
      ...more,
    });
  return { ctx, me, email, choose, ...made };
}

/** A friend leaves a name: an event of which the referrer is told. */
async function aLead(ctx: Ctx, code: string): Promise<NotificationEvent> {
  await submitLead(ctx, { code, referee: { email: unique(), firstName: 'Ben' } });
  const [row] = await database.owner`
    select e from graphile_worker._private_jobs j, json_array_elements(j.payload -> 'events') e
    where e ->> 'name' = 'referral/lead.submitted' and e -> 'data' ->> 'organizationId' = ${ctx.organizationId}
    order by j.id desc limit 1`;
  return row?.e;
}

const sms = { message: 'lead-submitted', channel: 'sms', enabled: true };
const noMail = { message: 'lead-submitted', channel: 'email', enabled: false };
const outbox = async (ctx: Ctx) => (await listOutbox(ctx)).data;

describe('a person’s choices', () => {
  it('switch a message off and on, for himself and seen by staff, and for nobody else', async () => {
    const { ctx, me, choose, code, referrerId } = await aReferrer();
    await choose([noMail]);
    const event = await aLead(ctx, code);
    expect(await sendNotifications(ctx, event, renderMail)).toEqual({ deliveryIds: [] });
    expect(await outbox(ctx)).toEqual([]);
    expect((await listNotifications(me, { contactId: referrerId })).unread).toBe(1);
    const view = await getReaderView(as(ctx, 'viewer'), referrerId);
    expect(view.messages.find(({ message }) => message === 'lead-submitted')).toMatchObject({
      email: false,
      sms: false,
    });
    expect(view.messages.find(({ message }) => message === 'welcome')).toMatchObject({ email: true, sms: null });
    expect(view.messages).toHaveLength(CHOOSABLE_MESSAGES.length);
    await expect(getReaderView(as(ctx, 'referrer'), referrerId)).rejects.toMatchObject({ status: 404 });
    await expect(updateReaderSettings(as(ctx, 'viewer'), referrerId, {})).rejects.toMatchObject({ status: 403 });
    await expect(choose([{ ...noMail, message: 'sign-in' }])).rejects.toMatchObject({ status: 422 });
    await expect(getReaderView(ctx, crypto.randomUUID())).rejects.toMatchObject({ status: 404 });
    await choose([]);
    expect((await sendNotifications(ctx, event, renderMail)).deliveryIds).toHaveLength(1);
  });

  it('are told in the audit trail and move to the person somebody turns out to be', async () => {
    const { ctx, choose, referrerId } = await aReferrer();
    await choose([noMail], { wantsDigest: true, timeZone: 'Europe/Berlin', quietHours: { from: 60, to: 120 } });
    const { id: intoId } = await aContact(ctx, { email: unique() });
    await mergeContacts(ctx, referrerId, { intoId });
    expect(await getReaderView(ctx, intoId)).toMatchObject({
      wantsDigest: true,
      timeZone: 'Europe/Berlin',
      quietHours: { from: 60, to: 120 },
    });
    const rows = await database.owner`
      select data from audit_events where organization_id = ${ctx.organizationId} and action = 'messages.preferences-changed'`;
    expect(rows[0]?.data).toMatchObject({ off: ['lead-submitted email'] });
    await expect(choose([])).rejects.toMatchObject({ status: 404 });
  });
});

describe('text messages', () => {
  it('go beside the mail for who asked for them, each once', async () => {
    const { ctx, choose, code } = await aReferrer();
    await choose([sms]);
    const event = await aLead(ctx, code);
    const { deliveryIds } = await sendNotifications(ctx, event, renderMail);
    expect(deliveryIds).toHaveLength(2);
    expect(await sendNotifications(ctx, event, renderMail)).toEqual({ deliveryIds });
    for (const deliveryId of deliveryIds) {
      expect(await deliverMessage(ctx, { deliveryId })).toEqual({ status: 'sent' });
    }
    const [text] = (await listOutbox(ctx, { channel: 'sms' })).data;
    const full = await getOutboxMail(ctx, text?.id ?? '');
    expect(full).toMatchObject({ toAddress: PHONE, channel: 'sms', provider: 'embedded', headers: {}, fallback: null });
    expect(full.text).toMatch(/^Lingua School: Ben used your code .* http:\S+\/portal\/progress Reply STOP to end\.$/);
    expect(full.tries).toMatchObject([{ outcome: 'accepted', provider: 'embedded' }]);
  });

  it('wait for the end of the school’s quiet hours on the reader’s clock', async () => {
    const { ctx, choose, code } = await aReferrer();
    await choose([sms], { timeZone: 'Asia/Tokyo' });
    const event = await aLead(ctx, code);
    // 12:00 UTC is 21:00 in Tokyo.
    const { deliveryIds } = await sendNotifications(ctx, event, renderMail);
    expect(deliveryIds).toHaveLength(1);
    const [held] = (await listOutbox(ctx, { status: 'held' })).data;
    const eight = new Date('2026-09-15T23:00:00Z');
    expect(held).toMatchObject({ channel: 'sms', reason: 'quiet-hours', sendAt: eight });
    const deliveryId = held?.id ?? '';
    expect(await deliverMessage(ctx, { deliveryId })).toEqual({ status: 'held' });
    const early = at(ctx, new Date(eight.getTime() - 1));
    await deliverMessage(early, { deliveryId: deliveryIds[0] ?? '' });
    expect(await listDueMessages(early)).toEqual([]);
    expect(await listOrganizationsWithDueMessages(early.now)).not.toContain(ctx.organizationId);
    const later = at(ctx, eight);
    expect(await listDueMessages(later)).toEqual([deliveryId]);
    expect(await listOrganizationsWithDueMessages(eight)).toContain(ctx.organizationId);
    expect(await deliverMessage(later, { deliveryId })).toEqual({ status: 'sent' });
    expect(await listDueMessages(later)).toEqual([]);
  });

  it('keep the hours that the school sets', async () => {
    const { ctx, choose, code } = await aReferrer();
    await choose([sms]);
    expect((await getMessagesView(as(ctx, 'viewer'))).settings).toEqual({
      quietFrom: 1260,
      quietTo: 480,
      digestHour: 17,
    });
    const hoursOfSchool = { quietFrom: 7 * 60, quietTo: 9 * 60, digestHour: 18 };
    await updateMessageSettings(as(ctx, 'owner'), hoursOfSchool);
    await expect(updateMessageSettings(as(ctx, 'manager'), hoursOfSchool)).rejects.toMatchObject({ status: 403 });
    await sendNotifications(ctx, await aLead(ctx, code), renderMail);
    const [held] = (await listOutbox(ctx, { status: 'held' })).data;
    expect(held?.sendAt).toEqual(hours(1));
  });

  it('become a mail when the person has no number, or none that may be written to', async () => {
    const { ctx, choose, code, email } = await aReferrer({ phone: null });
    await choose([sms, noMail]);
    expect((await sendNotifications(ctx, await aLead(ctx, code), renderMail)).deliveryIds).toHaveLength(1);
    expect(await outbox(ctx)).toMatchObject([{ channel: 'email', toAddress: email }]);
  });

  it('become a mail when they fail for good, once', async () => {
    const { ctx, choose, code, email } = await aReferrer();
    await choose([sms, noMail]);
    const [deliveryId = ''] = (await sendNotifications(ctx, await aLead(ctx, code), renderMail)).deliveryIds;
    vi.stubEnv('TWILIO_ACCOUNT_SID', `AC${'a'.repeat(32)}`);
    vi.stubEnv('TWILIO_AUTH_TOKEN', 'secret-token');
    vi.stubEnv('TWILIO_FROM', '+12125550100');
    vi.stubEnv('TWILIO_BASE_URL', 'http://127.0.0.1:1');
    expect(await deliverMessage(ctx, { deliveryId })).toEqual({ status: 'queued' });
    await database.owner`update deliveries set attempts = 7, send_at = ${NOW} where id = ${deliveryId}`;
    expect(await deliverMessage(ctx, { deliveryId })).toEqual({ status: 'failed' });
    vi.unstubAllEnvs();
    const [mail, ...others] = (await listOutbox(ctx, { channel: 'email' })).data;
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      toAddress: email,
      fallbackFor: deliveryId,
      reason: 'instead-of-sms',
      status: 'queued',
    });
    expect((await getOutboxMail(ctx, mail?.id ?? '')).text).toContain('Ben left their name');
  });
});

describe('the daily mail', () => {
  it('gathers what would be many mails, at the person’s hour, and says each once', async () => {
    const { ctx, choose, code, referrerId } = await aReferrer();
    await choose([], { wantsDigest: true });
    for (let friend = 0; friend < 3; friend += 1) {
      const event = await aLead(ctx, code);
      expect(await sendNotifications(ctx, event, renderMail)).toEqual({ deliveryIds: [] });
      await sendNotifications(ctx, event, renderMail);
    }
    // 17:00 in New York.
    const five = at(ctx, '2026-09-15T21:00:00Z');
    expect(await sendDigests(at(ctx, '2026-09-15T20:59:59Z'), renderMail)).toEqual({ people: 0 });
    expect(await listOrganizationsWithDueMessages(five.now)).toContain(ctx.organizationId);
    expect(await sendDigests(five, renderMail)).toEqual({ people: 1 });
    expect(await sendDigests(five, renderMail)).toEqual({ people: 0 });
    const [deliveryId = ''] = await listDueMessages(five);
    const mail = await getOutboxMail(ctx, deliveryId);
    expect(mail).toMatchObject({ template: 'digest', subject: '3 pieces of news from Lingua School' });
    expect(mail.text.match(/Ben used your code/g)).toHaveLength(3);
    expect(mail.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const rows = await database.owner`select delivery_id from digest_items where contact_id = ${referrerId}`;
    expect(rows.every((row) => row.delivery_id === deliveryId)).toBe(true);
  });

  it('takes what comes after ten mails of a day', async () => {
    const { ctx, code } = await aReferrer();
    for (let friend = 0; friend < 11; friend += 1) {
      await sendNotifications(ctx, await aLead(ctx, code), renderMail);
    }
    expect(await outbox(ctx)).toHaveLength(10);
    const rows = await database.owner`select 1 from digest_items where organization_id = ${ctx.organizationId}`;
    expect(rows).toHaveLength(1);
  });

  it('is not written to who has switched all mails off in the meantime', async () => {
    const { ctx, choose, code } = await aReferrer();
    await choose([], { wantsDigest: true });
    await sendNotifications(ctx, await aLead(ctx, code), renderMail);
    await database.owner`
      insert into message_choices select organization_id, contact_id, '*', 'email', false, now() from digest_items
      where organization_id = ${ctx.organizationId}`;
    expect(await sendDigests(at(ctx, hours(48)), renderMail)).toEqual({ people: 1 });
    expect(await outbox(ctx)).toEqual([]);
  });

  it('tells the first opening of a code at once and the others together', async () => {
    const { ctx, me, codeId, referrerId, code } = await aReferrer();
    const { organizationId } = ctx;
    const opened = (isFirst: boolean, until: string): Extract<EventInput, { name: 'code/opened' }> => ({
      name: 'code/opened',
      data: { organizationId, codeId, contactId: referrerId, opens: 2, isFirst, until },
    });
    expect((await sendNotifications(ctx, opened(true, 'a'), renderMail)).deliveryIds).toHaveLength(1);
    expect((await sendNotifications(ctx, opened(false, 'b'), renderMail)).deliveryIds).toEqual([]);
    const { data } = await listNotifications(me, { contactId: referrerId });
    expect(data).toMatchObject([{ type: 'code-opened', data: { code } }]);
    await sendNotifications(ctx, opened(false, 'c'), renderMail);
    const evening = at(ctx, '2026-09-15T21:00:00Z');
    await sendDigests(evening, renderMail);
    const mails = (await listOutbox(ctx, { template: 'digest' })).data;
    const { text } = await getOutboxMail(ctx, mails[0]?.id ?? '');
    expect(text.match(/was opened/g)).toHaveLength(1);
    expect(text).toContain(`Your link ${code} was opened 4 times`);
  });
});

describe('a message that is being sent', () => {
  it('is sent by one alone, and free again when that one has died', async () => {
    const { ctx, code } = await aReferrer();
    const [deliveryId = ''] = (await sendNotifications(ctx, await aLead(ctx, code), renderMail)).deliveryIds;
    await database.owner`update deliveries set claimed_until = ${new Date(NOW.getTime() + 1)} where id = ${deliveryId}`;
    expect(await deliverMessage(ctx, { deliveryId })).toEqual({ status: 'queued' });
    expect(await listDueMessages(ctx)).toEqual([]);
    const both = await Promise.all([1, 2].map(() => deliverMessage(at(ctx, hours(1)), { deliveryId })));
    expect(both.map(({ status }) => status)).toContain('sent');
    expect((await getOutboxMail(ctx, deliveryId)).tries).toHaveLength(1);
  });
});
