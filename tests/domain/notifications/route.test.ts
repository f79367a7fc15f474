import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHOOSABLE_MESSAGES, EDITABLE_MESSAGES, MESSAGE_NAMES, MESSAGES } from '@/lib/domain/notifications/catalogue';
import { choiceOf, isOn, readerSettingsSchema } from '@/lib/domain/notifications/preferences';
import { isQuietMinute, nextHour, quietUntil } from '@/lib/domain/notifications/quiet-hours';
import { MOST_ATTEMPTS, retryAt } from '@/lib/domain/notifications/retry';
import {
  digestAt,
  fallsBackToMail,
  MOST_MAILS_A_DAY,
  type Reader,
  type RouteInput,
  routeMessage,
} from '@/lib/domain/notifications/route';

const NY = 'America/New_York';
const night = { from: 21 * 60, to: 8 * 60 };
const reader: Reader = {
  timeZone: NY,
  quietHours: null,
  schoolQuietHours: night,
  wantsDigest: false,
  digestHour: 17,
};
const noon = new Date('2026-09-15T16:00:00Z');
const late = new Date('2026-09-16T02:00:00Z');
const input: RouteInput = {
  message: 'lead-submitted',
  channel: 'email',
  address: 'ana@example.org',
  choice: null,
  suppression: null,
  reader,
  mailsToday: 0,
  isRepeat: false,
  now: noon,
};
const sms = { ...input, channel: 'sms' as const, address: '+12125550123', choice: true };
const route = (changes: Partial<RouteInput>) => routeMessage({ ...input, ...changes });

describe('the catalogue', () => {
  it('has defaults that its messages can be sent by, and security messages that nobody switches off', () => {
    for (const name of MESSAGE_NAMES) {
      const rule = MESSAGES[name];
      expect(rule.defaults.every((channel) => rule.channels.includes(channel))).toBe(true);
      if (rule.urgency === 'security') expect(rule.optional).toBe(false);
    }
    expect(CHOOSABLE_MESSAGES).not.toContain('digest');
    expect(EDITABLE_MESSAGES).not.toContain('sign-in');
  });
});

describe('a message', () => {
  it('goes out at once by mail, and by text message only when it was asked for', () => {
    expect(route({})).toEqual({ do: 'send', reason: 'at-once' });
    expect(routeMessage({ ...sms, choice: null })).toEqual({ do: 'drop', reason: 'switched-off' });
    expect(routeMessage(sms)).toEqual({ do: 'send', reason: 'at-once' });
  });

  it('is not sent by a channel that it does not have', () => {
    expect(routeMessage({ ...sms, message: 'payout-method-changed' })).toEqual({ do: 'drop', reason: 'no-channel' });
  });

  it('is not sent where it was switched off, unless it is about money that would be missed', () => {
    expect(route({ choice: false })).toEqual({ do: 'drop', reason: 'switched-off' });
    expect(route({ message: 'payout-reversed', choice: false })).toMatchObject({ do: 'send' });
    expect(routeMessage({ ...sms, message: 'payout-reversed', choice: false })).toMatchObject({ do: 'drop' });
    expect(routeMessage({ ...sms, message: 'payout-reversed' })).toMatchObject({ do: 'send' });
  });

  it('needs an address that did not bounce', () => {
    expect(route({ address: null })).toEqual({ do: 'drop', reason: 'no-address' });
    expect(route({ suppression: 'bounced' })).toEqual({ do: 'suppress', reason: 'bounced' });
    expect(route({ message: 'sign-in', suppression: 'bounced' })).toEqual({ do: 'suppress', reason: 'bounced' });
  });

  it('keeps the school’s quiet hours as a text message, and its reader’s own as both', () => {
    const eight = new Date('2026-09-16T12:00:00Z');
    expect(routeMessage({ ...sms, now: late })).toEqual({ do: 'hold', until: eight, reason: 'quiet-hours' });
    expect(route({ now: late })).toEqual({ do: 'send', reason: 'at-once' });
    expect(route({ now: late, reader: { ...reader, quietHours: night } })).toMatchObject({ do: 'hold', until: eight });
    const early = { ...reader, quietHours: { from: 0, to: 60 } };
    expect(routeMessage({ ...sms, now: late, reader: early })).toMatchObject({ do: 'send' });
    const own = { ...reader, quietHours: night };
    expect(route({ message: 'payout-method-changed', now: late, reader: own })).toMatchObject({ do: 'send' });
    expect(route({ message: 'payout-failed', now: late, reader: null })).toMatchObject({ do: 'send' });
  });

  it('is told once at once when it is of little weight, and again in the daily mail', () => {
    const five = new Date('2026-09-15T21:00:00Z');
    expect(route({ message: 'code-opened' })).toMatchObject({ do: 'send' });
    expect(route({ message: 'code-opened', isRepeat: true })).toEqual({
      do: 'digest',
      until: five,
      reason: 'repeated',
    });
    expect(route({ isRepeat: true })).toMatchObject({ do: 'send' });
  });

  it('is gathered for who wants that, and from the eleventh mail of a day on', () => {
    expect(route({ reader: { ...reader, wantsDigest: true } })).toMatchObject({ do: 'digest', reason: 'chosen' });
    expect(route({ mailsToday: MOST_MAILS_A_DAY - 1 })).toMatchObject({ do: 'send' });
    expect(route({ mailsToday: MOST_MAILS_A_DAY })).toMatchObject({ do: 'digest', reason: 'too-many' });
    expect(route({ message: 'payout-reversed', mailsToday: 99 })).toMatchObject({ do: 'send' });
    expect(route({ message: 'digest', mailsToday: 99 })).toMatchObject({ do: 'send' });
    expect(routeMessage({ ...sms, mailsToday: 99 })).toMatchObject({ do: 'send' });
  });

  it('goes by mail in place of a text message that reaches nobody, unless a mail says it already', () => {
    const email = route({ choice: false });
    expect(fallsBackToMail({ email, sms: routeMessage({ ...sms, address: null }) })).toBe(true);
    expect(fallsBackToMail({ email, sms: routeMessage({ ...sms, suppression: 'stopped' }) })).toBe(true);
    expect(fallsBackToMail({ email, sms: routeMessage(sms) })).toBe(false);
    expect(fallsBackToMail({ email, sms: routeMessage({ ...sms, choice: false }) })).toBe(false);
    expect(fallsBackToMail({ email: route({}), sms: routeMessage({ ...sms, address: null }) })).toBe(false);
  });
});

describe('quiet hours', () => {
  it.each([
    ['2026-09-15T00:59:59.999Z', '2026-09-15T00:59:59.999Z', '20:59 is not yet quiet'],
    ['2026-09-15T01:00:00Z', '2026-09-15T12:00:00Z', '21:00 is'],
    ['2026-09-15T04:00:00Z', '2026-09-15T12:00:00Z', 'so is midnight'],
    ['2026-09-15T11:59:59.999Z', '2026-09-15T12:00:00Z', 'and the last millisecond'],
    ['2026-09-15T12:00:00Z', '2026-09-15T12:00:00Z', '08:00 is not'],
    ['2026-03-08T04:00:00Z', '2026-03-08T12:00:00Z', 'the night is an hour shorter in spring'],
    ['2026-11-01T04:00:00Z', '2026-11-01T13:00:00Z', 'and an hour longer in autumn'],
  ])('%s → %s: %s', (now, until) => {
    expect(quietUntil(new Date(now), NY, night)).toEqual(new Date(until));
  });

  it('end behind the jump when their end does not exist that day', () => {
    const hours = { from: 60, to: 150 };
    expect(quietUntil(new Date('2026-03-08T06:30:00Z'), NY, hours)).toEqual(new Date('2026-03-08T07:30:00Z'));
  });

  it('end the second time when the hour comes twice and the first end is over', () => {
    const hours = { from: 1320, to: 90 };
    expect(quietUntil(new Date('2026-11-01T05:10:00Z'), NY, hours)).toEqual(new Date('2026-11-01T05:30:00Z'));
    expect(quietUntil(new Date('2026-11-01T06:10:30Z'), NY, hours)).toEqual(new Date('2026-11-01T06:30:00Z'));
  });

  it('may lie within a day, and are never when they begin where they end', () => {
    const noonish = { from: 720, to: 780 };
    expect([719, 720, 779, 780].map((minute) => isQuietMinute(minute, noonish))).toEqual([false, true, true, false]);
    expect(isQuietMinute(0, { from: 0, to: 0 })).toBe(false);
  });

  it('always end within 25 hours, at an instant that is not quiet', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const zone = fc.constantFrom(NY, 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC', 'Pacific/Apia');
    fc.assert(
      fc.property(
        minute,
        minute,
        zone,
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (from, to, timeZone, now) => {
          const until = quietUntil(now, timeZone, { from, to });
          expect(until >= now).toBe(true);
          expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(25.5 * 3_600_000);
          expect(quietUntil(until, timeZone, { from, to })).toEqual(until);
        },
      ),
    );
  });

  it('the next hour of a clock is always later, and the day after on the hour itself', () => {
    expect(nextHour(new Date('2026-09-15T20:59:59Z'), NY, 17)).toEqual(new Date('2026-09-15T21:00:00Z'));
    expect(nextHour(new Date('2026-09-15T21:00:00Z'), NY, 17)).toEqual(new Date('2026-09-16T21:00:00Z'));
  });

  it('hold up a daily mail that would come in them', () => {
    const sleeper = { ...reader, quietHours: { from: 16 * 60, to: 18 * 60 } };
    expect(digestAt(sleeper, noon)).toEqual(new Date('2026-09-15T22:00:00Z'));
  });
});

describe('a route', () => {
  it('never sends what was switched off, goes to no suppressed address and holds nothing for the past', () => {
    const inputs = fc.record({
      message: fc.constantFrom(...MESSAGE_NAMES),
      channel: fc.constantFrom('email' as const, 'sms' as const),
      address: fc.constantFrom(null, 'x'),
      choice: fc.constantFrom(null, true, false),
      suppression: fc.constantFrom(null, 'bounced' as const, 'stopped' as const),
      reader: fc.constantFrom(null, reader, { ...reader, wantsDigest: true }, { ...reader, quietHours: night }),
      mailsToday: fc.integer({ min: 0, max: 20 }),
      isRepeat: fc.boolean(),
      now: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(inputs, (one) => {
        const answer = routeMessage(one);
        const goes = answer.do === 'send' || answer.do === 'hold' || answer.do === 'digest';
        if (one.suppression || one.address === null) expect(goes).toBe(false);
        if (one.choice === false && MESSAGES[one.message].optional) expect(answer.do).toBe('drop');
        if (answer.do === 'hold' || answer.do === 'digest') expect(answer.until > one.now).toBe(true);
        if (answer.do === 'digest') expect(one.channel).toBe('email');
      }),
    );
  });
});

describe('choices', () => {
  const off = { message: '*', channel: 'email' as const, enabled: false };
  it('for one message count before those for all', () => {
    const on = { message: 'lead-submitted', channel: 'email' as const, enabled: true };
    expect(choiceOf([], 'lead-submitted', 'email')).toBeNull();
    expect(choiceOf([off], 'lead-submitted', 'email')).toBe(false);
    expect(choiceOf([off, on], 'lead-submitted', 'email')).toBe(true);
    expect(choiceOf([off], 'lead-submitted', 'sms')).toBeNull();
    expect(choiceOf([{ ...off, enabled: true }], 'lead-submitted', 'email')).toBeNull();
  });

  it('are shown as what would happen', () => {
    expect(isOn([off], 'lead-submitted', 'email')).toBe(false);
    expect(isOn([off], 'payout-reversed', 'email')).toBe(true);
    expect(isOn([], 'lead-submitted', 'sms')).toBe(false);
    expect(isOn([], 'welcome', 'sms')).toBe(false);
  });

  it('are refused for messages that cannot be switched off, twice, or on a channel that is not there', () => {
    const rest = { timeZone: null, quietHours: null, wantsDigest: false };
    const parse = (choices: unknown, more = {}) =>
      readerSettingsSchema.safeParse({ choices, ...rest, ...more }).success;
    const one = { message: 'lead-submitted', channel: 'email', enabled: false };
    expect(parse([one])).toBe(true);
    expect(parse([one, one])).toBe(false);
    expect(parse([{ ...one, message: 'sign-in' }])).toBe(false);
    expect(parse([{ ...one, message: 'welcome', channel: 'sms' }])).toBe(false);
    expect(parse([], { timeZone: 'Mars/Base' })).toBe(false);
    expect(parse([], { quietHours: { from: 60, to: 60 } })).toBe(false);
    expect(parse([], { quietHours: { from: 1440, to: 60 } })).toBe(false);
  });
});

describe('tries', () => {
  it('are further and further apart, and end', () => {
    const waits = Array.from({ length: MOST_ATTEMPTS }, (_, index) => retryAt(index + 1, noon));
    const minutes = waits.map((at) => at && (at.getTime() - noon.getTime()) / 60_000);
    expect(minutes).toEqual([1, 5, 15, 60, 180, 360, 720, null]);
  });
});
