import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countVisit } from '@/lib/domain/tracking/countable';

const CASES = { numRuns: 1000 };
const PEOPLE = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
];
const BOTS = [
  'WhatsApp/2.23',
  'Googlebot/2.1',
  'UptimeRobot/2.0',
  'facebookexternalhit/1.1',
  'curl/8.5.0',
  'Slackbot 1.0',
];
const HEADERS = ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'] as const;

const noise = fc.dictionary(fc.constantFrom('accept', 'dnt', 'sec-gpc', 'referer', 'cookie'), fc.string());
const person = fc.constantFrom(...PEOPLE);

describe('a bot never counts', () => {
  it('property: however it dresses up, whatever else it sends', () => {
    const dressed = fc.tuple(person, fc.constantFrom(...BOTS), fc.string({ maxLength: 2000 }));
    fc.assert(
      fc.property(dressed, noise, fc.constantFrom('GET', 'HEAD'), ([browser, bot, more], headers, method) => {
        for (const userAgent of [`${browser} ${bot}`, `${browser} ${bot} ${more}`, bot])
          expect(countVisit({ method, userAgent, headers }).counted).toBe(false);
      }),
      CASES,
    );
  });

  it('property: nor does a browser that looks ahead, or asks for no page', () => {
    const ahead = fc.tuple(fc.constantFrom(...HEADERS), fc.constantFrom('prefetch', 'Prefetch;prerender', 'preview'));
    fc.assert(
      fc.property(person, ahead, noise, (userAgent, [name, value], headers) => {
        expect(countVisit({ method: 'GET', userAgent, headers: { ...headers, [name]: value } }).counted).toBe(false);
        expect(countVisit({ method: 'HEAD', userAgent, headers }).counted).toBe(false);
        expect(countVisit({ method: 'GET', userAgent, headers }).counted).toBe(true);
      }),
      CASES,
    );
  });

  it('property: whatever is sent gets a verdict, and one that is no person says why', () => {
    fc.assert(
      fc.property(fc.option(fc.string({ unit: 'binary', maxLength: 12_000 })), fc.string(), (userAgent, method) => {
        const { counted, reason } = countVisit({ method, userAgent, headers: {} });
        expect(counted).toBe(reason === null);
      }),
      CASES,
    );
  });
});
