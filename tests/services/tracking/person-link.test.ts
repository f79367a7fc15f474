import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personLinkUrl, personToken, readPersonToken } from '@/lib/services/tracking/person-link';
import { NOW } from '@/tests/factories/organization';

const DAY_MS = 86_400_000;
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const link = { organizationId: randomUUID(), codeKey: 'ANA-7KQ4', contactId: randomUUID() };

describe('a link for one person', () => {
  it('is read back until its last instant', () => {
    const token = personToken(link, later(30));
    expect(readPersonToken(link, token, NOW)).toBe(link.contactId);
    expect(readPersonToken(link, token, later(30))).toBe(link.contactId);
    expect(readPersonToken(link, token, new Date(later(30).getTime() + 1))).toBeNull();
  });

  it('is good for its school and its code only', () => {
    const token = personToken(link, later(30));
    expect(readPersonToken({ ...link, organizationId: randomUUID() }, token, NOW)).toBeNull();
    expect(readPersonToken({ ...link, codeKey: 'BEN-7KQ4' }, token, NOW)).toBeNull();
  });

  it('is an address that carries its channel', () => {
    const url = new URL(personLinkUrl({ ...link, channel: 'email' }, NOW));
    expect(url.pathname).toBe('/r/ANA-7KQ4');
    expect(url.searchParams.get('c')).toBe('email');
    expect(readPersonToken(link, url.searchParams.get('p'), later(29))).toBe(link.contactId);
    expect(readPersonToken(link, url.searchParams.get('p'), later(31))).toBeNull();
  });

  it('property: nothing but what was signed is read', () => {
    const token = personToken(link, later(30));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constant(null),
          fc.constant(undefined),
          fc.stringMatching(/^[A-Za-z0-9_-]{51}$/),
          fc
            .tuple(fc.nat(49), fc.constantFrom(...'ABCxyz019_-'))
            .map(([at, sign]) => token.slice(0, at) + sign + token.slice(at + 1)),
        ),
        (given) => {
          fc.pre(given !== token);
          expect(readPersonToken(link, given, NOW)).toBeNull();
        },
      ),
      { numRuns: 1000 },
    );
  });
});
