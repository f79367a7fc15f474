import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { checkedAddress, postWebhook } from '@/lib/integrations/webhooks/post-message';
import { isLoopbackAddress, isPublicAddress } from '@/lib/integrations/webhooks/public-address';
import { aReceiver } from '@/tests/factories/webhook-receiver';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
async function receiver(...answer: Parameters<typeof aReceiver>) {
  const made = await aReceiver(...answer);
  stops.push(made.stop);
  return made;
}

const message = { headers: { 'content-type': 'application/json' }, body: '{"a":"ü"}', allowLoopback: true };

describe('addresses', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    '64:ff9b::a00:1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2002:a00:1::',
    '2001::1',
    '2001:db8::1',
    'nobody',
    '',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['1.1.1.1', '172.15.0.1', '172.32.0.1', '100.128.0.1', '169.253.0.1', '2606:4700::1111', '2a00:1450::1'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it('knows this machine', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1'].every(isLoopbackAddress)).toBe(true);
    expect(['10.0.0.1', '::2', 'localhost'].some(isLoopbackAddress)).toBe(false);
  });
});

describe('where a message may go', () => {
  const resolve =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const check = (url: string, resolved: string[], allowLoopback = false) =>
    checkedAddress({ url, allowLoopback, resolve: resolve(...resolved) });

  it('is decided after the name was resolved, by all its addresses', async () => {
    expect(await check('https://a.example', ['1.1.1.1', '2606:4700::1111'])).toEqual({ address: '1.1.1.1', family: 4 });
    await expect(check('https://a.example', ['1.1.1.1', '10.0.0.1'])).rejects.toThrow('10.0.0.1');
    await expect(check('https://a.example', ['169.254.169.254'])).rejects.toThrow('not a public address');
    await expect(check('https://a.example', [])).rejects.toThrow('no address');
  });

  it('takes addresses themselves, in any writing', async () => {
    for (const host of [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '10.0.0.1',
      '169.254.169.254',
    ]) {
      await expect(check(`https://${host}/x`, []), host).rejects.toThrow('not a public address');
    }
  });

  it('needs https, but for this machine where that is allowed', async () => {
    await expect(check('http://a.example', ['1.1.1.1'])).rejects.toThrow('https only');
    await expect(check('http://localhost', ['127.0.0.1'])).rejects.toThrow('https only');
    expect(await check('http://localhost', ['127.0.0.1', '::1'], true)).toEqual({ address: '127.0.0.1', family: 4 });
    await expect(check('http://a.example', ['127.0.0.1', '10.0.0.1'], true)).rejects.toThrow('https only');
    await expect(check('https://10.0.0.1', [], true)).rejects.toThrow('not a public address');
  });
});

describe('a message', () => {
  it('is posted as it is, and the beginning of the answer is read', async () => {
    const { url, received } = await receiver((_, response) => response.writeHead(202).end('x'.repeat(5000)));
    const answer = await postWebhook({ ...message, url });
    expect(answer).toMatchObject({ statusCode: 202, error: null, retryAfterSeconds: null });
    expect(answer.excerpt).toBe('x'.repeat(1024));
    expect(received).toMatchObject([{ body: '{"a":"ü"}', headers: { 'content-length': '10' } }]);
  });

  it('connects to the address that was checked, whatever the name says later', async () => {
    const { url, received } = await receiver();
    const port = new URL(url).port;
    const names: string[] = [];
    const resolve = async (host: string) => {
      names.push(host);
      return [{ address: '127.0.0.1', family: 4 }];
    };
    const answer = await postWebhook({ ...message, url: `http://rebound.example:${port}/hook`, resolve });
    expect([answer.statusCode, names, received.length]).toEqual([200, ['rebound.example'], 1]);
    expect(received[0]?.headers.host).toBe(`rebound.example:${port}`);
  });

  it('does not follow a redirect', async () => {
    const other = await receiver();
    const { url } = await receiver((_, response) => response.writeHead(307, { location: other.url }).end());
    expect((await postWebhook({ ...message, url })).statusCode).toBe(307);
    expect(other.received).toEqual([]);
  });

  it('does not wait for ever, neither for a status nor for a body', async () => {
    const silent = await receiver(() => undefined);
    expect(await postWebhook({ ...message, url: silent.url, timeoutMs: 100 })).toMatchObject({
      statusCode: null,
      error: 'No answer in time.',
    });
    const slow = await receiver((_, response) => response.writeHead(200).write('a'));
    expect(await postWebhook({ ...message, url: slow.url, timeoutMs: 100 })).toMatchObject({
      statusCode: null,
      error: 'No answer in time.',
    });
  });

  it('keeps what a database takes, and how long to wait', async () => {
    const { url } = await receiver((_, response) =>
      response.writeHead(503, { 'retry-after': '30' }).end(Buffer.from([0x61, 0x00, 0xff, 0x62])),
    );
    const answer = await postWebhook({ ...message, url });
    expect(answer).toMatchObject({ statusCode: 503, retryAfterSeconds: 30, excerpt: 'a\ufffd\ufffdb' });
  });

  it('says in words why nothing came back', async () => {
    const { url, stop } = await aReceiver();
    await stop();
    expect((await postWebhook({ ...message, url })).error).toBe('The connection was refused.');
    expect((await postWebhook({ ...message, url: 'https://nobody.invalid/' })).error).toMatch(/host|connection failed/);
    expect((await postWebhook({ ...message, url: 'https://192.168.0.1/' })).error).toContain('not a public address');
    const broken = createServer((socket) => socket.once('data', () => socket.destroy()));
    await new Promise<void>((done) => broken.listen(0, '127.0.0.1', done));
    stops.push(() => new Promise((done) => broken.close(() => done())));
    const port = (broken.address() as AddressInfo).port;
    expect((await postWebhook({ ...message, url: `http://127.0.0.1:${port}/` })).error).toMatch(/broken off/);
    const plain = await receiver();
    expect((await postWebhook({ ...message, url: plain.url.replace('http:', 'https:') })).error).toMatch(
      /connection failed/,
    );
  });
});
