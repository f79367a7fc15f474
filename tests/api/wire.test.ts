import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '@/lib/api/app';
import { useDatabase } from '../setup/database';
import { requestToken, type School, school } from './client';

useDatabase();

// What only a real connection can send: half a body, no length, a header that is none.
let server: Server;
let port: number;
let token: string;
let demo: School;

beforeAll(async () => {
  demo = await school();
  token = (await requestToken(demo)).body.access_token;
  server = createServer(getRequestListener(api.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Sends bytes as they are and answers all that came back until the connection closed. */
function raw(parts: (string | Buffer)[], end = true): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
      if (end) socket.end();
    });
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (text) => {
      received += text;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}

const head = (path: string, ...lines: string[]) =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: x',
    'Connection: close',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    ...lines,
    '',
    '',
  ].join('\r\n');
const statusOf = (text: string) => Number(text.split(' ')[1]);
const course = JSON.stringify({ externalId: 'wire', name: 'Wire', priceMinor: 1, currency: 'USD' });

describe('on the wire', () => {
  it('takes a body in chunks', async () => {
    const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
    const parts = [
      head('/api/v1/courses', 'Transfer-Encoding: chunked'),
      chunk(course.slice(0, 9)),
      chunk(course.slice(9)),
      '0\r\n\r\n',
    ];
    expect(statusOf(await raw(parts, false))).toBe(201);
  });

  it('stops reading a body without a length at 1 MiB', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const answer = await raw(
      [head('/api/v1/courses', 'Transfer-Encoding: chunked'), ...Array(20).fill(chunk), '0\r\n\r\n'],
      false,
    );
    expect(statusOf(answer)).toBe(413);
    expect(answer).toContain('"code":"too-large"');
  });

  it('refuses a length above 1 MiB without waiting for the body', async () => {
    expect(statusOf(await raw([head('/api/v1/courses', 'Content-Length: 900000000')], false))).toBe(413);
  });

  it('writes nothing for a body that broke off', async () => {
    await raw([head('/api/v1/courses', `Content-Length: ${course.length + 10}`), course.replace('wire', 'half')]);
    const { data } = (await demo.get('/courses')).body;
    expect(data.map(({ externalId }: { externalId: string }) => externalId)).not.toContain('half');
  });

  it.each(['a b', 'x\u0001', '[', ''])('answers 400 to the host %j', async (host) => {
    const answer = await raw([`GET /api/v1/courses HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`], false);
    expect(statusOf(answer)).toBe(400);
  });

  it('answers requests that come one behind the other on one connection', async () => {
    const request = `GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n`;
    const last = `GET /api/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
    expect((await raw([request + request + last], false)).match(/HTTP\/1\.1 200/g)).toHaveLength(3);
  });
});
