import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../setup/database';
import { call, clientOf, type School, school } from './client';

useDatabase();

let demo: School;
beforeAll(async () => {
  demo = await school();
});

const course = { externalId: 'c-1', name: 'Spanish A1', priceMinor: 10_000, currency: 'USD' };
const json = { 'content-type': 'application/json' };

describe('an address or a method that is not there', () => {
  it('is 404 for an address nobody knows, with and without a token', async () => {
    expect((await demo.get('/nothing')).body.code).toBe('not-found');
    expect((await call('GET', '/api/v1/nothing')).status).toBe(404);
    expect((await call('GET', '/api/v1')).status).toBe(404);
  });

  it('is 405 with Allow for another method', async () => {
    const answer = await demo.send('DELETE', '/courses');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'POST']);
    expect(answer.body.code).toBe('method-not-allowed');
    expect((await demo.send('PUT', '/contacts/x')).headers.get('allow')).toBe('GET, HEAD');
    expect((await call('GET', '/api/oauth/token')).headers.get('allow')).toBe('POST');
  });
});

describe('who asks', () => {
  it('is 401 without a token, and says how to sign in', async () => {
    const answer = await call('GET', '/courses');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  });

  it.each([
    'Bearer',
    'Bearer ',
    'Bearer short',
    'Basic abc',
    `Bearer ${'x'.repeat(43)}`,
    `Bearer ${'é'.repeat(43)}`,
    'Bearer a b',
  ])('is 401 for %j', async (authorization) => {
    const answer = await call('GET', '/courses', { headers: { authorization: encodeURI(authorization) } });
    expect(answer.status).toBe(401);
  });

  it('is 403 without the scope, and names it', async () => {
    const reader = await clientOf(demo.organizationId, ['programs:read']);
    const answer = await reader.post('/courses', course);
    expect(answer.status).toBe(403);
    expect(answer.body.detail).toContain('programs:write');
    expect((await reader.get('/courses')).status).toBe(200);
  });
});

describe('a body that cannot be read', () => {
  it.each(['{', '', 'null', '[]', '1', '"x"', '{"a":}', '{"externalId":"x",}', '\u0000', 'nul'])(
    '%j is 4xx',
    async (body) => {
      const answer = await demo.send('POST', '/courses', { body, headers: json });
      expect([400, 422]).toContain(answer.status);
    },
  );

  it('is 400 when it is no JSON, and 400 when it is no UTF-8', async () => {
    expect((await demo.send('POST', '/courses', { body: '{', headers: json })).body.code).toBe('unreadable');
    const latin1 = Buffer.from('{"name":"caf\xe9"}', 'latin1');
    const answer = await demo.send('POST', '/courses', { body: latin1, headers: json });
    expect([answer.status, answer.body.code]).toEqual([400, 'unreadable']);
  });

  it('is 415 when it is said to be something else', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonx',
      'multipart/form-data',
    ]) {
      const answer = await demo.send('POST', '/courses', {
        body: JSON.stringify(course),
        headers: { 'content-type': type },
      });
      expect(answer.status, type).toBe(415);
    }
    const good = await demo.send('POST', '/courses', {
      body: JSON.stringify(course),
      headers: { 'content-type': 'Application/JSON; charset=utf-8' },
    });
    expect(good.status).toBe(201);
  });

  it('is 415 when it is compressed, by whatever it says', async () => {
    const body = gzipSync(JSON.stringify({ ...course, externalId: 'compressed' }));
    for (const coding of ['gzip', 'br', 'deflate', 'identity, gzip']) {
      const answer = await demo.send('POST', '/courses', { body, headers: { ...json, 'content-encoding': coding } });
      expect([answer.status, answer.body.code], coding).toEqual([415, 'unsupported-media-type']);
      expect(answer.body.detail).toContain('Content-Encoding');
    }
    const plain = JSON.stringify({ ...course, externalId: 'uncompressed' });
    const headers = { ...json, 'content-encoding': 'identity' };
    expect((await demo.send('POST', '/courses', { body: plain, headers })).status).toBe(201);
  });

  it('may begin with the mark of the byte order', async () => {
    const body = `\uFEFF${JSON.stringify({ ...course, externalId: 'marked' })}`;
    expect((await demo.send('POST', '/courses', { body, headers: json })).status).toBe(201);
  });

  it('is 413 above 1 MiB, with and without an announced length', async () => {
    const big = JSON.stringify({ ...course, name: 'x'.repeat(1_048_576) });
    const announced = await demo.send('POST', '/courses', {
      body: big,
      headers: { ...json, 'content-length': String(big.length) },
    });
    expect([announced.status, announced.body.code]).toEqual([413, 'too-large']);
    const stream = new Blob([big]).stream();
    const streamed = await demo.send('POST', '/courses', {
      body: stream,
      headers: json,
      duplex: 'half',
    } as RequestInit);
    expect(streamed.status).toBe(413);
  });

  it('takes a body just under 1 MiB and answers about its fields', async () => {
    const body = JSON.stringify({ ...course, name: 'x'.repeat(1_040_000) });
    expect((await demo.send('POST', '/courses', { body, headers: json })).status).toBe(422);
  });

  it('is 422 for JSON of any depth', async () => {
    const deep = `{"externalId":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect((await demo.send('POST', '/courses', { body: deep, headers: json })).status).toBe(422);
    const nul = `{"externalId":"\\u0000","name":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
    expect((await demo.send('POST', '/courses', { body: nul, headers: json })).status).toBe(422);
  });
});

describe('a value that cannot be', () => {
  it.each([
    ['NUL', { externalId: 'a\u0000b' }, 'externalId'],
    ['half a surrogate pair', { name: 'a\ud800' }, 'name'],
    ['NUL inside a list', { name: ['\u0000'] }, 'name'],
    ['a number for text', { externalId: 5 }, 'externalId'],
    ['text for a number', { priceMinor: '100' }, 'priceMinor'],
    ['a fraction', { priceMinor: 1.5 }, 'priceMinor'],
    ['a huge number', { priceMinor: 1e300 }, 'priceMinor'],
    ['an unsafe integer', { priceMinor: 2 ** 53 }, 'priceMinor'],
    ['less than nothing', { priceMinor: -1 }, 'priceMinor'],
    ['an unknown currency', { currency: 'XXX' }, 'currency'],
    ['null', { name: null }, 'name'],
    ['nothing', { name: undefined }, 'name'],
    ['an object', { name: {} }, 'name'],
    ['an unknown field', { colour: 'red' }, ''],
  ])('%s is 422 and names the field', async (_, change, path) => {
    const answer = await demo.post('/courses', { ...course, ...change });
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid-input']);
    expect(answer.body.errors.some((error: { path: string }) => error.path.startsWith(path))).toBe(true);
  });

  it('a whole emoji written as escapes is text like any other', async () => {
    const body = '{"externalId":"emoji","name":"\\ud83d\\ude00 fun","priceMinor":1,"currency":"USD"}';
    const answer = await demo.send('POST', '/courses', { body, headers: json });
    expect([answer.status, answer.body.name]).toEqual([201, '😀 fun']);
  });

  it.each([
    'x',
    '1',
    'null',
    '%00',
    '..',
    '00000000-0000-0000-0000-00000000000',
    "'",
    '%F0%9F%98%80',
    'a'.repeat(3000),
  ])('an id that is none (%s) is 404', async (id) => {
    expect((await demo.get(`/contacts/${id}`)).status).toBe(404);
  });

  it('an id of nothing is 404', async () => {
    expect((await demo.get('/contacts/0198a000-0000-7000-8000-000000000000')).body.code).toBe('not-found');
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'limit=1e9', 'cursor=x', 'cursor=%00', 'cursor=', 'nonsense=1', '%00=1'])(
    'a list with ?%s is 422',
    async (query) => {
      expect((await demo.get(`/courses?${query}`)).status).toBe(422);
    },
  );
});
