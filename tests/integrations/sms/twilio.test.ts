import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedSms } from '@/lib/integrations/sms/embedded';
import { isSignedByTwilio, probeTwilio, twilioSms } from '@/lib/integrations/sms/twilio';

const accountSid = `AC${'a'.repeat(32)}`;
const authToken = 'token-of-the-account';
const seen: { method?: string; url?: string; authorization?: string; type?: string; form: Record<string, string> }[] =
  [];
let answer: { status: number; body: Record<string, unknown> } = { status: 201, body: { sid: 'SM1' } };
let server: Server;
let baseUrl = '';

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization, 'content-type': type } = request.headers;
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    seen.push({ method: request.method, url: request.url, authorization, type, form });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const sms = { to: '+12125550123', text: 'Hello', statusUrl: 'https://kith.test/status' };
const port = (from = '+12125550100') => twilioSms({ accountSid, authToken, from, baseUrl });

describe('Twilio', () => {
  it('is given number, text and where to tell, by basic authentication, as its API documents', async () => {
    answer = { status: 201, body: { sid: 'SM1' } };
    expect(await port().send(sms)).toEqual({ ok: true, reference: 'SM1' });
    expect(seen.at(-1)).toEqual({
      method: 'POST',
      url: `/2010-04-01/Accounts/${accountSid}/Messages.json`,
      authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
      type: 'application/x-www-form-urlencoded',
      form: { To: '+12125550123', From: '+12125550100', Body: 'Hello', StatusCallback: 'https://kith.test/status' },
    });
  });

  it('sends through a Messaging Service when the sender is one', async () => {
    answer = { status: 201, body: { sid: 'SM2' } };
    await port(`MG${'b'.repeat(32)}`).send({ ...sms, statusUrl: null });
    expect(seen.at(-1)?.form).toEqual({
      To: '+12125550123',
      MessagingServiceSid: `MG${'b'.repeat(32)}`,
      Body: 'Hello',
    });
  });

  it.each([
    [400, 21211, 'permanent'],
    [400, 21610, 'stopped'],
    [401, 20003, 'permanent'],
    [429, 20429, 'temporary'],
    [503, 20503, 'temporary'],
  ])('answers %i with code %i: %s', async (status, code, kind) => {
    answer = { status, body: { code, message: 'Says no', status, more_info: '' } };
    expect(await port().send(sms)).toMatchObject({ ok: false, kind, reason: expect.stringContaining('Says no') });
  });

  it('is tried again when it could not be reached at all', async () => {
    const away = twilioSms({ accountSid, authToken, from: '+12125550100', baseUrl: 'http://127.0.0.1:1' });
    expect(await away.send(sms)).toMatchObject({ ok: false, kind: 'temporary' });
  });

  it('is asked whether the account is in order', async () => {
    answer = { status: 200, body: { sid: accountSid, status: 'active' } };
    const options = { accountSid, authToken, from: '', baseUrl };
    expect(await probeTwilio(options)).toEqual({ ok: true });
    expect(seen.at(-1)).toMatchObject({ method: 'GET', url: `/2010-04-01/Accounts/${accountSid}.json` });
    answer = { status: 200, body: { sid: accountSid, status: 'suspended' } };
    expect(await probeTwilio(options)).toMatchObject({ ok: false, reason: expect.stringContaining('suspended') });
    answer = { status: 401, body: { code: 20003, message: 'Authenticate' } };
    expect(await probeTwilio(options)).toMatchObject({ ok: false, reason: expect.stringContaining('SID and token') });
    answer = { status: 500, body: { message: 'Down' } };
    expect(await probeTwilio(options)).toMatchObject({ ok: false, reason: expect.stringContaining('could not') });
  });

  it('signs address and form', () => {
    const url = 'https://kith.test/api/webhooks/twilio/1';
    const form = { From: '+1', Body: 'STOP' };
    const signature = twilio.getExpectedTwilioSignature(authToken, url, form);
    expect(isSignedByTwilio(authToken, signature, url, form)).toBe(true);
    expect(isSignedByTwilio(authToken, signature, url, { ...form, From: '+2' })).toBe(false);
    expect(isSignedByTwilio(authToken, signature, `${url}/status`, form)).toBe(false);
    expect(isSignedByTwilio('another', signature, url, form)).toBe(false);
    expect(isSignedByTwilio(authToken, null, url, form)).toBe(false);
  });
});

it('the embedded adapter leaves every text message in the outbox', async () => {
  expect(await embeddedSms().send(sms)).toMatchObject({ ok: true, reference: expect.stringMatching(/^outbox:/) });
});
