import { describe, expect, it } from 'vitest';
import type { Standing } from '@/lib/domain/people/standing';
import { checkReferrer, type ReferrerFacts } from '@/lib/domain/programs/eligibility';
import type { Eligibility } from '@/lib/domain/programs/schema';
import { isInForceAt, phaseAt } from '@/lib/domain/programs/status-at';
import type { ProgramType } from '@/lib/domain/programs/types';
import { inForceFrom, versionInForce } from '@/lib/domain/programs/version-in-force';

const standing = (text: string): Standing[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((one) => {
      const [kind, status] = one.split(':');
      return { kind, status } as Standing;
    });

function eligible(
  programType: ProgramType,
  facts: Partial<ReferrerFacts>,
  eligibility: Partial<Eligibility> = {},
): boolean {
  const referrer = { standings: [], wards: [], birthDate: null, ...facts };
  return checkReferrer({ programType, eligibility, referrer, today: '2026-06-15' }).ok;
}

describe('rule 1: eligible referrer', () => {
  it.each([
    ['student', 'student:active', true],
    ['student', 'student:inactive', false],
    ['student', 'alumnus:active', true],
    ['student', 'alumnus:inactive', true],
    ['student', 'student:inactive alumnus:active', true],
    ['student', 'parent:active affiliate:active partner:active lead:active', false],
    ['student', '', false],
    ['affiliate', 'affiliate:active', true],
    ['affiliate', 'affiliate:inactive', false],
    ['affiliate', 'partner:active student:active', false],
    ['partner', 'partner:active', true],
    ['partner', 'partner:inactive', false],
    ['parent', 'parent:active student:active', false],
  ] as const)('%s programme, %s: %s', (type, standings, expected) => {
    expect(eligible(type, { standings: standing(standings) })).toBe(expected);
  });

  it.each([
    ['student:active', true],
    ['student:inactive', false],
    ['alumnus:inactive', true],
    ['lead:active', false],
  ])('parent programme, child %s: %s', (child, expected) => {
    expect(eligible('parent', { wards: [standing('lead:active'), standing(child)] })).toBe(expected);
  });

  it('a programme narrows', () => {
    const both = { standings: standing('student:active') };
    expect(eligible('student', both, { kinds: ['alumnus'] })).toBe(false);
    expect(eligible('student', both, { kinds: ['student'] })).toBe(true);
    expect(eligible('affiliate', { standings: standing('affiliate:active') }, { kinds: ['affiliate'] })).toBe(true);
    expect(eligible('parent', { wards: [standing('student:active')] }, { kinds: ['alumnus'] })).toBe(false);
    expect(eligible('parent', { wards: [standing('student:active')] }, { kinds: ['parent'] })).toBe(true);
  });

  it('and never widens', () => {
    expect(eligible('student', { standings: standing('parent:active') }, { kinds: ['parent'] })).toBe(false);
    expect(eligible('affiliate', { standings: standing('affiliate:active') }, { kinds: ['partner'] })).toBe(false);
    expect(eligible('affiliate', { standings: standing('partner:active') }, { kinds: ['partner'] })).toBe(false);
  });

  it.each([
    ['2010-06-15', true],
    ['2010-06-16', false],
    ['2009-12-31', true],
    [null, false],
  ])('16 years, born %s: %s', (birthDate, expected) => {
    expect(eligible('student', { standings: standing('student:active'), birthDate }, { minimumAge: 16 })).toBe(
      expected,
    );
  });

  it('says no with its code', () => {
    const referrer = { standings: [], wards: [], birthDate: null };
    expect(checkReferrer({ programType: 'student', eligibility: {}, referrer, today: '2026-06-15' })).toEqual({
      ok: false,
      reason: 'referrer-not-eligible',
    });
  });
});

describe('phases', () => {
  const startsAt = new Date('2026-01-01T00:00:00Z');
  const endsAt = new Date('2026-12-31T23:59:59Z');
  const at = (iso: string) => new Date(iso);
  const active = { status: 'active', startsAt, endsAt, endedAt: null } as const;

  it.each([
    ['2025-12-31T23:59:59.999Z', 'not-started', false],
    ['2026-01-01T00:00:00.000Z', 'active', true],
    ['2026-12-31T23:59:59.000Z', 'active', true],
    ['2026-12-31T23:59:59.001Z', 'ended', false],
  ])('at %s is %s', (iso, phase, inForce) => {
    expect(phaseAt(active, at(iso))).toBe(phase);
    expect(isInForceAt(active, at(iso))).toBe(inForce);
  });

  it('draft, paused, ended by hand', () => {
    const june = at('2026-06-01T00:00:00Z');
    expect(phaseAt({ ...active, status: 'draft' }, june)).toBe('draft');
    expect(isInForceAt({ ...active, status: 'draft' }, june)).toBe(false);
    expect(phaseAt({ ...active, status: 'paused' }, june)).toBe('paused');
    expect(isInForceAt({ ...active, status: 'paused' }, june)).toBe(true);
    expect(phaseAt({ ...active, status: 'ended', endedAt: june }, june)).toBe('active');
    expect(phaseAt({ ...active, status: 'ended', endedAt: june }, at('2026-06-01T00:00:00.001Z'))).toBe('ended');
    expect(phaseAt({ ...active, status: 'ended', endsAt: null }, june)).toBe('ended');
    expect(phaseAt({ ...active, endsAt: null }, at('2199-01-01T00:00:00Z'))).toBe('active');
  });
});

describe('versions', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);

  it('the first is in force from the start, a later one from its publication', () => {
    expect(inForceFrom(1, day('2023-01-01'), day('2026-06-01'))).toEqual(day('2023-01-01'));
    expect(inForceFrom(2, day('2023-01-01'), day('2026-06-01'))).toEqual(day('2026-06-01'));
  });

  it('the highest that holds by then', () => {
    const versions = [
      { version: 2, inForceFrom: day('2026-06-01') },
      { version: 1, inForceFrom: day('2026-01-01') },
      { version: 3, inForceFrom: null },
    ];
    expect(versionInForce(versions, day('2025-12-31'))).toBeUndefined();
    expect(versionInForce(versions, day('2026-01-01'))?.version).toBe(1);
    expect(versionInForce(versions, new Date(day('2026-06-01').getTime() - 1))?.version).toBe(1);
    expect(versionInForce(versions, day('2026-06-01'))?.version).toBe(2);
    expect(versionInForce(versions.toReversed(), day('2027-01-01'))?.version).toBe(2);
  });

  it('a correction published before the start replaces the first', () => {
    const versions = [
      { version: 1, inForceFrom: day('2026-09-01') },
      { version: 2, inForceFrom: day('2026-08-01') },
    ];
    expect(versionInForce(versions, day('2026-09-02'))?.version).toBe(2);
  });
});
