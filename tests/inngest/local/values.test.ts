import { describe, expect, it } from 'vitest';
import { defaultBackoffMs, retryAfterMs } from '@/inngest/local/backoff';
import { holds, keyOf, parseExpression } from '@/inngest/local/cel';
import { isOutage } from '@/inngest/local/database';
import { dueAt } from '@/inngest/local/duration';
import { readEvents } from '@/inngest/local/events';
import { asError } from '@/inngest/local/protocol';

const now = new Date('2026-01-01T00:00:00Z');
const event = (data: unknown) => ({ id: '1', name: 'a', data, ts: 0 });

describe('durations', () => {
  it.each([
    ['45s', '2026-01-01T00:00:45.000Z'],
    ['1h30m', '2026-01-01T01:30:00.000Z'],
    ['1w2d', '2026-01-10T00:00:00.000Z'],
    ['250ms', '2026-01-01T00:00:00.250Z'],
    ['2026-05-01T10:00:00.000Z', '2026-05-01T10:00:00.000Z'],
  ])('%s', (text, due) => expect(dueAt(text, now).toISOString()).toBe(due));

  it.each(['', 'soon', '5 apples', '1h!'])('refuses "%s"', (text) => expect(() => dueAt(text, now)).toThrow('neither'));
});

describe('back-off', () => {
  it('grows and stays within a tenth of its value', () => {
    for (const [attempt, seconds] of [
      [1, 10],
      [2, 30],
      [5, 300],
      [10, 7200],
      [50, 7200],
    ] as const) {
      expect(Math.abs(defaultBackoffMs(attempt) / 1000 - seconds)).toBeLessThanOrEqual(seconds * 0.1 + 0.001);
    }
  });

  it('reads retry-after as seconds or as an instant', () => {
    expect(retryAfterMs('3', now)).toBe(3_000);
    expect(retryAfterMs('2026-01-01T00:01:00.000Z', now)).toBe(60_000);
    expect(retryAfterMs('2025-01-01T00:00:00.000Z', now)).toBe(0);
    expect(retryAfterMs(null, now)).toBeNull();
    expect(retryAfterMs('later', now)).toBeNull();
  });
});

describe('expressions', () => {
  it.each([
    ['event.data.n == 1', true],
    ['event.data.n > 1', false],
    ["event.data.missing == 'x'", false],
    ["event.data.missing != 'x'", true],
    ['event.data.missing == null', true],
    ['event.data.missing > 5', false],
    ['event.data.missing.deeper == 1', false],
    ['has(event.data.missing)', false],
    ['has(event.data.n) && event.data.list.exists(x, x == 2)', true],
    ["event.data.missing != 'x' && event.data.list[0].a == 1", false],
    ['event.data.n', false],
  ])('%s is %s', (text, expected) => expect(holds(text, { event: event({ n: 1, list: [1, 2] }) })).toBe(expected));

  it('compares the event that arrives with the one that started the run', () => {
    const facts = { event: event({ key: 'a' }), async: event({ key: 'a' }) };
    expect(holds('event.data.key == async.data.key', facts)).toBe(true);
    expect(holds('event.data.key == async.data.key', { ...facts, async: event({ key: 'b' }) })).toBe(false);
    expect(holds(undefined, facts)).toBe(true);
  });

  it('makes keys', () => {
    const facts = { event: event({ text: 'a', n: 1, on: true }) };
    expect(keyOf('event.data.text', facts)).toBe('a');
    expect(keyOf("event.data.text + '-' + string(event.data.n)", facts)).toBe('a-1');
    expect(keyOf('event.data.n', facts)).toBe('1');
    expect(keyOf('event.data.on', facts)).toBe('true');
    expect(keyOf('size(event.data.text)', facts)).toBe('"1"');
    expect(keyOf('event.data.missing', facts)).toBe('null');
    expect(keyOf('event.data.missing.deeper', facts)).toBe('null');
  });

  it('refuses what is not CEL', () => expect(() => parseExpression('event.data.n ==')).toThrow());
});

describe('events of the outbox', () => {
  it('completes them', () => {
    const [full, bare] = readEvents({
      events: [{ id: 'x', name: 'a', data: { n: 1 }, ts: '2026-01-01T00:00:00Z' }, { name: 'b' }],
    });
    expect(full).toEqual({ id: 'x', name: 'a', data: { n: 1 }, ts: now.getTime() });
    expect(bare).toMatchObject({ name: 'b', data: {} });
    expect(bare?.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([null, {}, { events: [{}] }, { events: [{ name: '' }] }])('refuses %j', (payload) =>
    expect(() => readEvents(payload)).toThrow(),
  );
});

describe('errors', () => {
  it('are stored as plain objects, whatever was thrown', () => {
    expect(asError({ name: 'A', message: 'b', stack: 'c' })).toMatchObject({ name: 'A', message: 'b', stack: 'c' });
    expect(asError('text')).toMatchObject({ name: 'Error', message: 'text' });
    expect(asError({ error: 'not found' }).message).toBe('not found');
    expect(asError(null, 502).message).toBe('The function answered with status 502');
    expect(asError({ message: { a: 1 } }).message).toBe('{"a":1}');
  });

  it('tell an outage of the database from a wrong statement', () => {
    expect(isOutage(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBe(true);
    expect(isOutage(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isOutage(Object.assign(new Error('x'), { code: '42601' }))).toBe(false);
    expect(isOutage(null)).toBe(false);
  });
});
