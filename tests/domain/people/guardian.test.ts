import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn } from '@/lib/domain/people/age';
import {
  CONSENT_STATUSES,
  type GuardianFacts,
  guardianState,
  isMinor,
  mayAskGuardian,
  mayTakePart,
  payeeOf,
} from '@/lib/domain/people/guardian';

const now = new Date('2026-09-15T12:00:00Z');
const on = { today: '2026-09-15', now, consentAge: 18 };
const later = new Date('2026-10-01T00:00:00Z');
const child: GuardianFacts = { birthDate: '2012-01-01', guardianId: 'g', consent: null };
const asked = (status: (typeof CONSENT_STATUSES)[number], guardianId = 'g', expiresAt = later): GuardianFacts => ({
  ...child,
  consent: { guardianId, status, expiresAt },
});

describe('age', () => {
  it('counts full years, and a leap day from 1 March', () => {
    expect(ageOn('2008-09-15', '2026-09-15')).toBe(18);
    expect(ageOn('2008-09-16', '2026-09-15')).toBe(17);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
  });

  it('ends minority on the birthday, at the age that the school says', () => {
    expect(isMinor('2008-09-15', '2026-09-15', 18)).toBe(false);
    expect(isMinor('2008-09-16', '2026-09-15', 18)).toBe(true);
    expect(isMinor('2013-09-15', '2026-09-15', 13)).toBe(false);
    expect(isMinor('2013-09-16', '2026-09-15', 13)).toBe(true);
    expect(isMinor(null, '2026-09-15', 18)).toBe(false);
  });
});

describe('where the consent stands', () => {
  it('frees who is grown up or of unknown age, whatever was asked before', () => {
    expect(guardianState({ ...child, birthDate: null }, on)).toBe('free');
    expect(guardianState({ ...asked('declined'), birthDate: '2000-01-01' }, on)).toBe('free');
  });

  it('names what is missing, and follows the answer', () => {
    expect(guardianState({ ...child, guardianId: null }, on)).toBe('no-guardian');
    expect(guardianState(child, on)).toBe('not-asked');
    for (const status of CONSENT_STATUSES) expect(guardianState(asked(status), on)).toBe(status);
  });

  it('counts no other guardian’s answer, and no question whose time is over', () => {
    expect(guardianState(asked('granted', 'other'), on)).toBe('not-asked');
    expect(guardianState(asked('asked', 'g', now), on)).toBe('asked');
    expect(guardianState(asked('asked', 'g', new Date(now.getTime() - 1)), on)).toBe('not-asked');
    expect(guardianState(asked('granted', 'g', new Date(0)), on)).toBe('granted');
  });

  it('never lets anybody take part, or be paid himself, below the age without a yes', () => {
    const facts = fc.record({
      birthDate: fc.constantFrom('2008-09-16', '2015-01-01', '2026-01-01'),
      guardianId: fc.constantFrom(null, 'g', 'h'),
      consent: fc.option(
        fc.record({
          guardianId: fc.constantFrom('g', 'h'),
          status: fc.constantFrom(...CONSENT_STATUSES),
          expiresAt: fc.constantFrom(later, new Date(0)),
        }),
        { nil: null },
      ),
    });
    fc.assert(
      fc.property(facts, (person) => {
        const state = guardianState(person, on);
        const agreed = person.consent?.status === 'granted' && person.consent.guardianId === person.guardianId;
        expect(mayTakePart(state)).toBe(agreed);
        const payee = payeeOf('child', person.guardianId, state);
        expect(payee).toEqual(agreed ? { ok: true, payeeId: person.guardianId } : { ok: false });
        if (mayAskGuardian(state)) expect(agreed).toBe(false);
      }),
    );
  });

  it('pays a grown-up himself, and nobody for a yes without a guardian', () => {
    expect(payeeOf('me', 'g', 'free')).toEqual({ ok: true, payeeId: 'me' });
    expect(payeeOf('me', null, 'granted')).toEqual({ ok: false });
  });
});
