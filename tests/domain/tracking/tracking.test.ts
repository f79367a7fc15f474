import { describe, expect, it } from 'vitest';
import { CHANNEL_LETTERS, CHANNELS, channelOfPath, parseChannel } from '@/lib/domain/tracking/channels';
import { mayRemember } from '@/lib/domain/tracking/cookies';
import { countUserAgent, countVisit } from '@/lib/domain/tracking/countable';
import { importTouchSchema, recordTouchSchema } from '@/lib/domain/tracking/schema';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const INSTAGRAM = `${IPHONE.replace('Version/18.5 ', '')} Instagram 380.0.0.28.83 (iPhone15,2; iOS 18_5; en_US)`;
const FACEBOOK_APP = `${IPHONE} [FBAN/FBIOS;FBAV/500.0.0.1;FBDV/iPhone15,2;FBLC/en_US]`;
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

const visit = (overrides: object = {}) => countVisit({ method: 'GET', userAgent: CHROME, headers: {}, ...overrides });

describe('people count', () => {
  it.each([IPHONE, INSTAGRAM, FACEBOOK_APP, CHROME])('%s', (userAgent) => {
    expect(visit({ userAgent })).toEqual({ counted: true, reason: null });
  });
});

describe('programs that draw previews do not', () => {
  it.each([
    'WhatsApp/2.23.20.0',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Mozilla/5.0 (Macintosh) AppleWebKit/601 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
    'Twitterbot/1.0',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'TelegramBot (like TwitterBot)',
    'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
    'LinkedInBot/1.0 (compatible; Mozilla/5.0)',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
  ])('%s', (userAgent) => expect(visit({ userAgent })).toEqual({ counted: false, reason: 'preview' }));
});

describe('nor do crawlers, prefetches, heads', () => {
  it.each([
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
    ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)'],
    ['curl/8.5.0'],
    ['python-requests/2.32'],
  ])('%s', (userAgent) => expect(visit({ userAgent })).toEqual({ counted: false, reason: 'bot' }));

  it.each([
    [{ method: 'HEAD' }, 'head'],
    [{ method: 'head' }, 'head'],
    [{ headers: { purpose: 'prefetch' } }, 'prefetch'],
    [{ headers: { 'sec-purpose': 'prefetch;prerender' } }, 'prefetch'],
    [{ headers: { 'x-moz': 'prefetch' } }, 'prefetch'],
    [{ headers: { 'x-purpose': 'preview' } }, 'preview'],
    [{ userAgent: undefined }, 'no-user-agent'],
    [{ userAgent: ' ' }, 'no-user-agent'],
  ])('%j', (overrides, reason) => expect(visit(overrides)).toEqual({ counted: false, reason }));
});

it('a touch that another system reports counts unless it names a crawler', () => {
  expect(countUserAgent(undefined).counted).toBe(true);
  expect(countUserAgent('').counted).toBe(true);
  expect(countUserAgent(IPHONE).counted).toBe(true);
  expect(countUserAgent('WhatsApp/2.1').reason).toBe('preview');
  expect(countUserAgent('Googlebot/2.1').reason).toBe('bot');
});

it('the verdict stays the same however often and with whatever it is asked', () => {
  for (let index = 0; index < 2500; index += 1) expect(countUserAgent(`${CHROME} ${index}`).counted).toBe(true);
  expect(countUserAgent('Googlebot/2.1').reason).toBe('bot');
  expect(countUserAgent('Googlebot/2.1').reason).toBe('bot');
  expect(countUserAgent(`${'x'.repeat(600)} Googlebot/2.1`).reason).toBe('bot');
});

describe('uptime checks do not', () => {
  it.each([
    'Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)',
    'Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)',
    'Mozilla/5.0 (compatible; NodePing)',
    'GoogleStackdriverMonitoring-UptimeChecks(https://cloud.google.com/monitoring)',
    'ELB-HealthChecker/2.0',
    'kube-probe/1.28',
  ])('%s', (userAgent) => expect(visit({ userAgent })).toEqual({ counted: false, reason: 'uptime-check' }));
});

describe('a browser may be remembered', () => {
  it.each([
    ['always', false, false, true],
    ['always', false, true, true],
    ['after-consent', false, false, false],
    ['after-consent', true, false, true],
    ['after-consent', true, true, false],
    ['never', true, false, false],
  ] as const)('%s, agreed %s, refuses %s: %s', (mode, hasAgreed, refuses, expected) =>
    expect(mayRemember({ mode, hasAgreed, refuses })).toBe(expected),
  );
});

describe('channels', () => {
  it.each([
    [undefined, 'link'],
    [null, 'link'],
    ['  ', 'link'],
    ['WhatsApp', 'whatsapp'],
    ['twitter', 'x'],
    ['wa', 'whatsapp'],
    ['pigeon', 'other'],
    ['constructor', 'other'],
    ['__proto__', 'other'],
  ])('%s is %s', (given, expected) => expect(parseChannel(given)).toBe(expected));

  it('are parsed to themselves', () => {
    for (const channel of CHANNELS) expect(parseChannel(channel)).toBe(channel);
  });
});

describe('schemas', () => {
  it('a touch needs a code and takes no unknown key', () => {
    expect(recordTouchSchema.parse({ code: ' ou-1 ' })).toEqual({ code: 'OU-1' });
    expect(recordTouchSchema.safeParse({}).success).toBe(false);
    expect(recordTouchSchema.safeParse({ code: 'A', refereeExternalId: 'S1' }).success).toBe(false);
    expect(recordTouchSchema.safeParse({ code: 'A', channel: 'pigeon' }).success).toBe(false);
  });

  it('an imported one says when, and may say who', () => {
    expect(importTouchSchema.safeParse({ code: 'A' }).success).toBe(false);
    const touch = importTouchSchema.parse({ code: 'A', occurredAt: '2026-01-01T00:00:00Z', refereeExternalId: 'S1' });
    expect(touch).toMatchObject({ refereeExternalId: 'S1', occurredAt: new Date('2026-01-01T00:00:00Z') });
  });
});

describe('short links', () => {
  it('name their channel by a letter, a name or an alias', () => {
    for (const [letter, channel] of Object.entries(CHANNEL_LETTERS)) {
      expect(channelOfPath(letter)).toBe(channel);
      expect(channelOfPath(letter.toUpperCase())).toBe(channel);
    }
    for (const channel of CHANNELS) expect(channelOfPath(channel)).toBe(channel);
    expect(channelOfPath('wa')).toBe('whatsapp');
  });

  it.each(['thanks', '', 'z', 'constructor', '__proto__', 'w ', 'pigeon'])('%j names none', (part) =>
    expect(channelOfPath(part)).toBeNull(),
  );
});
