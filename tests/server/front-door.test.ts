import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createAdmission } from '@/lib/server/admission';
import { stampForwarded } from '@/lib/server/forwarded';
import { readablePath } from '@/lib/server/readable-path';
import { roomOf } from '@/lib/server/room-of';
import { stopGracefully } from '@/lib/server/stop-gracefully';

describe('roomOf', () => {
  it.each([
    ['/api/v1/courses', 'api'],
    ['/api/v1', 'api'],
    ['/api/v1?x=1', 'api'],
    ['/api/oauth/token', 'api'],
    ['/api/oauth/token?x', 'api'],
    ['/api/health', 'api'],
    ['/api/healthy', 'pages'],
    ['/api/v10/x', 'pages'],
    ['/api/auth/session', 'pages'],
    ['/api/inngest', 'pages'],
    ['/r/ANNA', 'landing'],
    ['/r/', 'landing'],
    ['/r', 'pages'],
    ['/rewards', 'pages'],
    ['/', 'pages'],
    ['*', 'pages'],
  ])('%s is for %s', (url, room) => {
    expect(roomOf(url)).toBe(room);
  });
});

describe('readablePath', () => {
  it.each([
    ['/people/ana%20g?q=%E0%A4%A', '/people/ana%20g?q=%E0%A4%A'],
    ['/help/%C3%A9t%C3%A9', '/help/%C3%A9t%C3%A9'],
    ['/og/%E0%A4%A.png', '/og/%25E0%25A4%25A.png'],
    ['/help/100%?q=a%20b', '/help/100%25?q=a%20b'],
    ['/%', '/%25'],
  ])('%s is asked for as %s', (url, readable) => {
    expect(readablePath(url)).toBe(readable);
    expect(() => decodeURIComponent(readable.replace(/\?.*/, ''))).not.toThrow();
  });
});

describe('admission', () => {
  it('starts two in a turn, in order, and goes on until nobody waits', async () => {
    const admit = createAdmission(2);
    const started: number[] = [];
    for (let n = 0; n < 5; n++) admit(() => started.push(n));
    expect(started).toEqual([]);
    const perTurn: number[] = [];
    for (let round = 0; round < 4; round++) {
      const before = started.length;
      await turn();
      perTurn.push(started.length - before);
    }
    expect(perTurn.filter(Boolean)).toEqual([2, 2, 1]);
    expect(started).toEqual([0, 1, 2, 3, 4]);
    admit(() => started.push(5));
    await turn();
    await turn();
    expect(started.at(-1)).toBe(5);
  });

  it('keeps the order of what is asked for while others start', async () => {
    const admit = createAdmission(1);
    const started: string[] = [];
    admit(() => {
      started.push('a');
      admit(() => started.push('c'));
    });
    admit(() => started.push('b'));
    for (let round = 0; round < 6; round++) await turn();
    expect(started).toEqual(['a', 'b', 'c']);
  });
});

describe('stampForwarded', () => {
  it('appends the address it sees, and drops what nobody may claim', () => {
    const headers = {
      'x-forwarded-for': '1.1.1.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil',
      forwarded: 'for=x',
    };
    stampForwarded(headers, '9.9.9.9', 0);
    expect(headers).toEqual({ 'x-forwarded-for': '1.1.1.1, 9.9.9.9' });
  });

  it('believes a trusted proxy', () => {
    const headers: Record<string, string> = { 'x-forwarded-proto': 'https' };
    stampForwarded(headers, '9.9.9.9', 1);
    expect(headers).toEqual({ 'x-forwarded-for': '9.9.9.9', 'x-forwarded-proto': 'https' });
  });
});

describe('stopGracefully', () => {
  let server: Server | undefined;
  afterEach(() => server?.closeAllConnections());

  let arrived = Promise.withResolvers<void>();

  async function listening(answerAfterMs: number): Promise<string> {
    arrived = Promise.withResolvers();
    server = createServer(async (_request, response) => {
      arrived.resolve();
      await wait(answerAfterMs);
      response.end('done');
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', () => resolve()));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('answers what is under way, takes nothing new, then closes the rest', async () => {
    const url = await listening(150);
    const underWay = fetch(url).then((response) => response.text());
    await arrived.promise;
    const order: string[] = [];
    const stopped = stopGracefully({
      server: server as Server,
      patienceMs: 5000,
      after: async () => order.push('closed'),
      afterMs: 1000,
    });
    await expect(fetch(url)).rejects.toThrow();
    expect(await underWay).toBe('done');
    await stopped;
    expect(order).toEqual(['closed']);
  });

  it('does not wait longer than its patience, for requests or for pools', async () => {
    const url = await listening(60_000);
    const cut = fetch(url).catch(() => 'cut');
    await arrived.promise;
    const began = performance.now();
    await stopGracefully({
      server: server as Server,
      patienceMs: 200,
      after: () => new Promise(() => {}),
      afterMs: 200,
    });
    expect(performance.now() - began).toBeLessThan(3000);
    expect(await cut).toBe('cut');
  });

  it('is not held up by a connection that nobody uses', async () => {
    const url = new URL(await listening(0));
    const idle = connect(Number(url.port), '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    await wait(50);
    const ended = new Promise((resolve) => idle.once('close', resolve));
    idle.resume();
    await stopGracefully({ server: server as Server, patienceMs: 5000, after: async () => {}, afterMs: 100 });
    await ended;
  });
});
