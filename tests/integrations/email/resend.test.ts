import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedEmail } from '@/lib/integrations/email/embedded';
import { resendEmail } from '@/lib/integrations/email/resend';

interface Seen {
  authorization: string | undefined;
  key: string | undefined;
  body: Record<string, unknown>;
}

const seen: Seen[] = [];
let answer = { status: 200, body: { id: 'mail-1' } as Record<string, unknown> };
let server: Server;
let baseUrl = '';

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization, 'idempotency-key': key } = request.headers;
    seen.push({ authorization, key: String(key), body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const email = {
  idempotencyKey: '0199-key',
  fromName: 'Lingua, "School"\r\nBcc: x@y.z',
  to: 'ana@example.org',
  replyTo: 'help@lingua.test',
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
};
const port = () => resendEmail({ apiKey: 're_test', baseUrl, fromAddress: 'mail@lingua.test' });

describe('Resend', () => {
  it('is given the key, the sender’s name and both bodies', async () => {
    answer = { status: 200, body: { id: 'mail-1' } };
    expect(await port().send(email)).toEqual({ ok: true, reference: 'mail-1' });
    expect(seen.at(-1)).toMatchObject({ authorization: 'Bearer re_test', key: '0199-key' });
    expect(seen.at(-1)?.body).toMatchObject({
      from: '"Lingua, \\"School\\" Bcc: x@y.z" <mail@lingua.test>',
      to: 'ana@example.org',
      reply_to: 'help@lingua.test',
      html: '<p>Hello</p>',
      text: 'Hello',
    });
  });

  it.each([
    [422, true],
    [403, true],
    [429, false],
    [500, false],
    [401, false],
  ])('answers %i: permanent is %s', async (status, permanent) => {
    answer = { status, body: { statusCode: status, name: 'x', message: 'Says no' } };
    expect(await port().send({ ...email, replyTo: null })).toEqual({ ok: false, permanent, reason: 'Says no' });
  });

  it('is tried again when it cannot be reached', async () => {
    const away = resendEmail({ apiKey: 're_test', baseUrl: 'http://127.0.0.1:1', fromAddress: 'mail@lingua.test' });
    expect(await away.send(email)).toMatchObject({ ok: false, permanent: false });
  });
});

it('the embedded adapter leaves every mail in the outbox', async () => {
  expect(await embeddedEmail().send(email)).toEqual({ ok: true, reference: 'outbox:0199-key' });
});
