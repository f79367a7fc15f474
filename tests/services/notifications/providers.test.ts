import { createHmac } from 'node:crypto';
import twilio from 'twilio';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as getUnsubscribe, POST as postUnsubscribe } from '@/app/api/unsubscribe/[token]/route';
import { POST as postResend } from '@/app/api/webhooks/resend/[id]/route';
import { POST as postTwilio } from '@/app/api/webhooks/twilio/[id]/route';
import { POST as postTwilioStatus } from '@/app/api/webhooks/twilio/[id]/status/route';
import { renderMail } from '@/emails/render-mail';
import type { Ctx } from '@/lib/services/context';
import { rotateKeys } from '@/lib/services/encryption/rotate-keys';
import { connectMessages } from '@/lib/services/notifications/connect-messages';
import { deliverMessage } from '@/lib/services/notifications/deliver';
import { disconnectMessages } from '@/lib/services/notifications/disconnect-messages';
import { getMessagesView } from '@/lib/services/notifications/message-settings';
import { getReaderView, updateReaderSettings } from '@/lib/services/notifications/reader-settings';
import { getOutboxMail, listOutbox } from '@/lib/services/notifications/reads';
import { sendNotifications } from '@/lib/services/notifications/send';
import { liftSuppression, listSuppressions } from '@/lib/services/notifications/suppressions';
import { testMessages } from '@/lib/services/notifications/test-messages';
import { getUnsubscribePage, unsubscribe } from '@/lib/services/notifications/unsubscribe';
import { readUnsubscribeToken } from '@/lib/services/notifications/unsubscribe-token';
import { publicUrl } from '@/lib/services/public-url';
import { aMessageProvider, type MessageProvider } from '@/tests/factories/message-provider';
import { anOrganization, as, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const unique = () => `${crypto.randomUUID().slice(0, 8)}@example.org`;
const PHONE = '+12125550123';
const webhookSecret = `whsec_${Buffer.from('a secret of the webhook').toString('base64')}`;
const resend = { provider: 'resend', apiKey: 're_secret_key', fromAddress: 'news@lingua.test', webhookSecret };
const twilioSettings = {
  provider: 'twilio',
  accountSid: `AC${'a'.repeat(32)}`,
  authToken: 'the-auth-token',
  from: '+1 212 555 0100',
};
let provider: MessageProvider;

beforeAll(async () => {
  provider = await aMessageProvider();
});
afterAll(() => provider.close());
beforeEach(() => {
  vi.stubEnv('RESEND_BASE_URL', provider.baseUrl);
  vi.stubEnv('TWILIO_BASE_URL', provider.baseUrl);
});
afterEach(() => vi.unstubAllEnvs());

async function connected(ctx: Ctx, settings: object) {
  provider.answer = { status: 200, body: { object: 'list', data: [], status: 'active' } };
  return connectMessages(as(ctx, 'owner'), settings);
}

/** A referrer who is told of an opened code by mail; the message has gone out through the school's provider. */
async function aSentMail(settings: object = resend) {
  const ctx = await anOrganization();
  await connected(ctx, settings);
  const email = unique();
  const { codeId, referrerId } = await aCode(database.owner, ctx, { email, phone: PHONE });
  const reference = `re-${crypto.randomUUID()}`;
  provider.answer = { status: 200, body: { id: reference, sid: reference } };
  const data = { organizationId: ctx.organizationId, codeId, contactId: referrerId, opens: 1, isFirst: true };
  const tell = (until: string) => sendNotifications(ctx, { name: 'code/opened', data: { ...data, until } }, renderMail);
  const [deliveryId = ''] = (await tell('a')).deliveryIds;
  return { ctx, email, referrerId, reference, deliveryId, tell };
}

describe('connections', () => {
  it('are asked for first, sealed, shown without secrets, replaced, tested and ended', async () => {
    const ctx = await anOrganization();
    const owner = as(ctx, 'owner');
    provider.answer = {
      status: 401,
      body: { statusCode: 401, name: 'validation_error', message: 'API key is invalid' },
    };
    await expect(connectMessages(owner, resend)).rejects.toMatchObject({
      status: 422,
      errors: [{ path: 'apiKey', message: expect.stringContaining('API key is invalid') }],
    });
    expect(await connected(ctx, resend)).toEqual({
      sender: 'news@lingua.test',
      account: null,
      last4: '_key',
      webhook: true,
    });
    expect(await connected(ctx, twilioSettings)).toMatchObject({ sender: '+12125550100', last4: 'oken' });
    await connected(ctx, { ...resend, fromName: 'Lingua Friends' });
    const view = await getMessagesView(as(ctx, 'viewer'));
    expect(JSON.stringify(view)).not.toMatch(/re_secret|auth-token|whsec/);
    expect(view).toMatchObject({ sends: { email: 'resend', sms: 'twilio' } });
    const rows = await database.owner`
      select id, settings_encrypted as sealed from message_connections where organization_id = ${ctx.organizationId}`;
    expect(rows.every(({ sealed }) => /^v1\./.test(sealed))).toBe(true);
    expect((await rotateKeys(owner)).unchanged).toBe(2);
    expect(await testMessages(owner, 'twilio')).toEqual({ ok: true });
    await disconnectMessages(owner, 'twilio');
    await expect(testMessages(owner, 'twilio')).rejects.toMatchObject({ status: 404 });
    await expect(disconnectMessages(owner, 'twilio')).rejects.toMatchObject({ status: 404 });
    expect((await getMessagesView(owner)).sends).toEqual({ email: 'resend', sms: 'embedded' });
  });

  it('are the owner’s, and refused with words at the field', async () => {
    const ctx = await anOrganization();
    await expect(connectMessages(as(ctx, 'manager'), resend)).rejects.toMatchObject({ status: 403 });
    await expect(connectMessages(ctx, { ...resend, apiKey: 'sk_12345678' })).rejects.toMatchObject({
      errors: [{ path: 'apiKey' }],
    });
    await expect(connectMessages(ctx, { ...twilioSettings, from: '555' })).rejects.toMatchObject({
      errors: [{ path: 'from' }],
    });
    provider.answer = { status: 401, body: { code: 20003, message: 'Authenticate' } };
    await expect(connectMessages(ctx, twilioSettings)).rejects.toMatchObject({ errors: [{ path: 'authToken' }] });
  });
});

describe('a mail through the school’s own account', () => {
  it('carries what one click in a mailbox needs', async () => {
    const { ctx, deliveryId, email } = await aSentMail({ ...resend, fromName: 'Lingua Friends' });
    expect(await deliverMessage(ctx, { deliveryId })).toEqual({ status: 'sent' });
    const sent = JSON.parse(provider.seen.at(-1)?.body ?? '');
    const { headers } = await getOutboxMail(ctx, deliveryId);
    expect(sent).toMatchObject({ from: '"Lingua Friends" <news@lingua.test>', to: email, headers });
    expect(headers['List-Unsubscribe']).toMatch(/^<http:\S+\/api\/unsubscribe\/[\w-]+>$/);
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(sent.html).toContain('/unsubscribe/');
    expect(sent.text).toContain('/unsubscribe/');
  });
});

describe('one click', () => {
  async function aLink() {
    const { ctx, deliveryId, referrerId, tell, email } = await aSentMail();
    const { headers } = await getOutboxMail(ctx, deliveryId);
    const token = headers['List-Unsubscribe']?.match(/unsubscribe\/([\w-]+)/)?.[1] ?? '';
    const params = { params: Promise.resolve({ token }) };
    return { ctx, referrerId, tell, token, params, email };
  }
  const request = (method: string) =>
    new Request('http://kith.test/api/unsubscribe/x', {
      method,
      ...(method === 'POST' ? { body: 'List-Unsubscribe=One-Click' } : {}),
    });

  it('changes nothing by looking, and switches off by POST, also twice', async () => {
    const { ctx, referrerId, tell, token, params, email } = await aLink();
    const look = await getUnsubscribe(request('GET'), params);
    expect([look.status, look.headers.get('location')]).toEqual([303, `/unsubscribe/${token}`]);
    const page = await getUnsubscribePage(token, NOW);
    expect(page).toMatchObject({ school: 'Lingua School', message: 'code-opened', isOff: false, isAllOff: false });
    expect(page.masked).toBe(`${email[0]}•••@example.org`);
    for (const _time of [1, 2]) expect((await postUnsubscribe(request('POST'), params)).status).toBe(204);
    expect(await getUnsubscribePage(token, NOW)).toMatchObject({ isOff: true, isAllOff: true });
    expect((await tell('later')).deliveryIds).toEqual([]);
    const view = await getReaderView(ctx, referrerId);
    expect(view.messages.some((one) => one.email)).toBe(false);
  });

  it('is taken back, and can be about one kind of mail only', async () => {
    const { token } = await aLink();
    await unsubscribe(token, { scope: 'this' }, NOW);
    expect(await getUnsubscribePage(token, NOW)).toMatchObject({ isOff: true, isAllOff: false });
    await unsubscribe(token, { scope: 'undo' }, NOW);
    expect(await getUnsubscribePage(token, NOW)).toMatchObject({ isOff: false });
  });

  it('takes no link but the one that was sent', async () => {
    const { token } = await aLink();
    const forged = `${token.slice(0, 4)}${token[4] === 'A' ? 'B' : 'A'}${token.slice(5)}`;
    for (const bad of [forged, token.slice(0, -2), 'x', '', `${token}AAAA`]) {
      expect(readUnsubscribeToken(bad)).toBeNull();
      const answer = await postUnsubscribe(request('POST'), { params: Promise.resolve({ token: bad }) });
      expect(answer.status).toBe(404);
    }
    await expect(unsubscribe(token, { scope: 'everything' }, NOW)).rejects.toMatchObject({ status: 422 });
  });
});

describe('Resend’s word', () => {
  function word(
    organizationId: string,
    body: object,
    { secret = webhookSecret, id = crypto.randomUUID(), ageSeconds = 0 } = {},
  ) {
    const payload = JSON.stringify(body);
    const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${payload}`).digest('base64');
    const headers = { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` };
    const request = new Request('http://kith.test/api/webhooks/resend/x', { method: 'POST', body: payload, headers });
    return postResend(request, { params: Promise.resolve({ id: organizationId }) });
  }
  const about = (type: string, reference: string, more = {}) => ({ type, data: { email_id: reference, ...more } });

  it('moves a mail on, once each and never back', async () => {
    const { ctx, deliveryId, reference } = await aSentMail();
    await deliverMessage(ctx, { deliveryId });
    const delivered = { id: crypto.randomUUID() };
    for (const _time of [1, 2]) {
      expect((await word(ctx.organizationId, about('email.delivered', reference), delivered)).status).toBe(200);
    }
    expect((await word(ctx.organizationId, about('email.sent', reference))).status).toBe(200);
    expect((await word(ctx.organizationId, about('email.opened', reference))).status).toBe(200);
    expect((await word(ctx.organizationId, about('email.delivered', 'somebody-else'))).status).toBe(200);
    const mail = await getOutboxMail(ctx, deliveryId);
    expect(mail.status).toBe('delivered');
    expect(mail.deliveredAt).toBeInstanceOf(Date);
    expect(mail.tries.map(({ outcome }) => outcome)).toEqual(['accepted', 'delivered', 'accepted']);
  });

  it.each([
    ['email.bounced', { bounce: { type: 'Permanent', message: 'No such mailbox' } }, 'bounced'],
    ['email.complained', {}, 'complained'],
  ])(
    '%s: the address is not written to any more, until somebody lifts it with a reason',
    async (type, more, reason) => {
      const { ctx, deliveryId, reference, email, tell, referrerId } = await aSentMail();
      await deliverMessage(ctx, { deliveryId });
      await word(ctx.organizationId, about(type, reference, more));
      expect((await getOutboxMail(ctx, deliveryId)).status).toBe(reason);
      expect((await tell('b')).deliveryIds).toEqual([]);
      const [suppressed] = (await listOutbox(ctx, { status: 'suppressed' })).data;
      expect(suppressed).toMatchObject({ toAddress: email, reason });
      expect((await getReaderView(ctx, referrerId)).suppressed).toEqual({ email: reason, sms: null });
      const [row] = (await listSuppressions(as(ctx, 'viewer'))).data;
      expect(row).toMatchObject({ channel: 'email', reason, masked: `${email[0]}•••@example.org` });
      const lift = { suppressionId: row?.id, reason: 'She has a new mailbox' };
      await expect(liftSuppression(as(ctx, 'viewer'), lift)).rejects.toMatchObject({ status: 403 });
      await expect(liftSuppression(ctx, { ...lift, reason: '' })).rejects.toMatchObject({ status: 422 });
      await liftSuppression(as(ctx, 'manager'), lift);
      await expect(liftSuppression(ctx, lift)).rejects.toMatchObject({ status: 404 });
      expect((await tell('c')).deliveryIds).toHaveLength(1);
      const rows = await database.owner`
      select address_hash as hash from message_suppressions where organization_id = ${ctx.organizationId}`;
      expect(rows[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    },
  );

  it('of a mailbox that is full stops nothing else', async () => {
    const { ctx, deliveryId, reference } = await aSentMail();
    await deliverMessage(ctx, { deliveryId });
    await word(
      ctx.organizationId,
      about('email.bounced', reference, { bounce: { type: 'Transient', message: 'Full' } }),
    );
    expect((await listSuppressions(ctx)).data).toEqual([]);
  });

  it('stops a message that waits already', async () => {
    const { ctx, deliveryId, reference, tell } = await aSentMail();
    await deliverMessage(ctx, { deliveryId });
    const [waiting = ''] = (await tell('b')).deliveryIds;
    await word(ctx.organizationId, about('email.complained', reference));
    expect(await deliverMessage(ctx, { deliveryId: waiting })).toEqual({ status: 'suppressed' });
  });

  it('counts only when it is signed, lately, for this school', async () => {
    const { ctx, reference } = await aSentMail();
    const body = about('email.delivered', reference);
    const other = `whsec_${Buffer.from('another secret').toString('base64')}`;
    expect((await word(ctx.organizationId, body, { secret: other })).status).toBe(400);
    expect((await word(ctx.organizationId, body, { ageSeconds: 600 })).status).toBe(400);
    expect((await word((await anOrganization()).organizationId, body)).status).toBe(404);
    expect((await word('nobody', body)).status).toBe(404);
  });
});

describe('Twilio’s word', () => {
  function call(
    post: typeof postTwilio,
    path: string,
    organizationId: string,
    form: Record<string, string>,
    token = 'the-auth-token',
  ) {
    const signature = twilio.getExpectedTwilioSignature(token, publicUrl(path), form);
    const headers = { 'x-twilio-signature': signature, 'content-type': 'application/x-www-form-urlencoded' };
    const request = new Request(publicUrl(path), { method: 'POST', body: new URLSearchParams(form), headers });
    return post(request, { params: Promise.resolve({ id: organizationId }) });
  }
  const write = (organizationId: string, Body: string, token?: string) =>
    call(postTwilio, `/api/webhooks/twilio/${organizationId}`, organizationId, { From: PHONE, Body }, token);
  const status = (organizationId: string, form: Record<string, string>) =>
    call(postTwilioStatus, `/api/webhooks/twilio/${organizationId}/status`, organizationId, form);

  async function aText() {
    const ctx = await anOrganization();
    await connected(ctx, twilioSettings);
    const email = unique();
    const { referrerId } = await aCode(database.owner, ctx, { email, phone: PHONE });
    const choices = [
      { message: 'payout-settled', channel: 'sms', enabled: true },
      { message: 'payout-settled', channel: 'email', enabled: false },
    ];
    const rest = { timeZone: null, quietHours: null, wantsDigest: false };
    await updateReaderSettings(ctx, referrerId, { choices, ...rest });
    const [payout] = await database.owner`
      insert into payouts (organization_id, recipient_id, provider, amount_minor, currency, status, requested_by)
      values (${ctx.organizationId}, ${referrerId}, 'sandbox', 5000, 'USD', 'paid', 'test') returning id`;
    const data = {
      organizationId: ctx.organizationId,
      payoutId: payout?.id,
      recipientId: referrerId,
      amountMinor: 5000,
      currency: 'USD',
    };
    const tell = () => sendNotifications(ctx, { name: 'payout/settled', data }, renderMail);
    return { ctx, email, tell };
  }

  it('STOP ends text messages, START begins them again, HELP is answered, and all else is nobody’s', async () => {
    const { ctx, tell, email } = await aText();
    const { organizationId } = ctx;
    const stopped = await write(organizationId, ' stop ');
    expect(stopped.headers.get('content-type')).toContain('text/xml');
    expect(await stopped.text()).toContain('<Message>Lingua School: you get no more text messages');
    await write(organizationId, 'STOPALL');
    const [row, ...others] = (await listSuppressions(ctx)).data;
    expect(others).toEqual([]);
    expect(row).toMatchObject({ channel: 'sms', reason: 'stopped', masked: '+1212•••0123' });
    const lift = { suppressionId: row?.id, reason: 'please' };
    await expect(liftSuppression(ctx, lift)).rejects.toMatchObject({ code: 'stopped-by-owner' });
    await tell();
    const [text] = (await listOutbox(ctx, { channel: 'sms' })).data;
    expect(text).toMatchObject({ status: 'suppressed', reason: 'stopped' });
    const [mail] = (await listOutbox(ctx, { channel: 'email' })).data;
    expect(mail).toMatchObject({ status: 'queued', toAddress: email });
    expect(await (await write(organizationId, 'HELP')).text()).toContain('Reply STOP to end');
    const path = `/api/webhooks/twilio/${organizationId}`;
    const answered = { From: PHONE, Body: 'HELP', OptOutType: 'HELP' };
    expect(await (await call(postTwilio, path, organizationId, answered)).text()).toContain('<Response></Response>');
    expect(await (await write(organizationId, 'thanks!')).text()).toContain('<Response></Response>');
    expect(await (await write(organizationId, 'Start')).text()).toContain('again');
    expect((await listSuppressions(ctx)).data).toEqual([]);
  });

  it('says what became of a text message, and a mail goes out in its place when it was not delivered', async () => {
    const { ctx, tell, email } = await aText();
    const { organizationId } = ctx;
    const [deliveryId = ''] = (await tell()).deliveryIds;
    provider.answer = { status: 201, body: { sid: `SM${organizationId}` } };
    expect(await deliverMessage(ctx, { deliveryId })).toEqual({ status: 'sent' });
    const sent = Object.fromEntries(new URLSearchParams(provider.seen.at(-1)?.body));
    expect(sent).toMatchObject({ To: PHONE, From: '+12125550100' });
    expect(sent.StatusCallback).toBe(publicUrl(`/api/webhooks/twilio/${organizationId}/status`));
    const MessageSid = `SM${organizationId}`;
    expect((await status(organizationId, { MessageSid, MessageStatus: 'sent' })).status).toBe(200);
    for (const _time of [1, 2]) {
      await status(organizationId, { MessageSid, MessageStatus: 'undelivered', ErrorCode: '30003' });
    }
    await status(organizationId, { MessageSid, MessageStatus: 'queued' });
    const text = await getOutboxMail(ctx, deliveryId);
    expect(text).toMatchObject({ status: 'failed', error: 'Twilio 30003' });
    const mails = (await listOutbox(ctx, { channel: 'email' })).data;
    expect(mails).toMatchObject([{ toAddress: email, fallbackFor: deliveryId, status: 'queued' }]);
  });

  it('a number that Twilio knows as stopped is put on the list', async () => {
    const { ctx, tell } = await aText();
    const [deliveryId = ''] = (await tell()).deliveryIds;
    provider.answer = { status: 400, body: { code: 21610, message: 'Unsubscribed recipient', status: 400 } };
    expect(await deliverMessage(ctx, { deliveryId })).toEqual({ status: 'failed' });
    expect((await listSuppressions(ctx)).data).toMatchObject([{ reason: 'stopped' }]);
  });

  it('counts only when it is signed with the token of this school', async () => {
    const { ctx } = await aText();
    expect((await write(ctx.organizationId, 'STOP', 'another')).status).toBe(403);
    expect((await listSuppressions(ctx)).data).toEqual([]);
    expect((await write((await anOrganization()).organizationId, 'STOP')).status).toBe(404);
    expect((await write('nobody', 'STOP')).status).toBe(404);
  });
});
