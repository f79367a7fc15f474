import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { challengeState, countsUntil } from '@/lib/domain/community/challenge';
import { communityName, ranked } from '@/lib/domain/community/ranking';
import { challengeSchema, writePostSchema } from '@/lib/domain/community/schema';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const times = { startsAt: day('2026-10-01'), endsAt: day('2026-10-31'), endedAt: null as Date | null };

describe('a challenge', () => {
  it('runs from its first to its last instant, both included, or until the school ends it', () => {
    const at = (text: string, endedAt: Date | null = null) => challengeState({ ...times, endedAt }, new Date(text));
    expect(at('2026-09-30T23:59:59.999Z')).toBe('upcoming');
    expect(at('2026-10-01T00:00:00Z')).toBe('running');
    expect(at('2026-10-31T00:00:00Z')).toBe('running');
    expect(at('2026-10-31T00:00:00.001Z')).toBe('over');
    expect(at('2026-10-10T00:00:00Z', day('2026-10-10'))).toBe('over');
    expect(at('2026-10-09T00:00:00Z', day('2026-10-10'))).toBe('running');
  });

  it('counts until its end, the earlier one', () => {
    expect(countsUntil(times)).toEqual(times.endsAt);
    expect(countsUntil({ ...times, endedAt: day('2026-10-10') })).toEqual(day('2026-10-10'));
    expect(countsUntil({ ...times, endedAt: day('2026-12-10') })).toEqual(times.endsAt);
  });

  it('needs a goal of 1 to 100 and days in their order', () => {
    const input = { title: 'Three by Halloween', goal: 3, startsOn: '2026-10-01', endsOn: '2026-10-31' };
    expect(challengeSchema.parse(input)).toMatchObject({ programId: null, recognition: null });
    expect(challengeSchema.safeParse({ ...input, endsOn: '2026-10-01' }).success).toBe(true);
    for (const bad of [{ goal: 0 }, { goal: 101 }, { endsOn: '2026-09-30' }, { title: ' ' }, { rewardMinor: 1 }]) {
      expect(challengeSchema.safeParse({ ...input, ...bad }).success).toBe(false);
    }
    expect(writePostSchema.safeParse({ body: 'x'.repeat(1001) }).success).toBe(false);
  });
});

describe('names where others read', () => {
  const person = { firstName: 'Ana María', lastName: 'de la Cruz', shownName: null, isMinor: false };
  it('are first name and initial, of a minor the first name only, and never more', () => {
    expect(communityName(person)).toBe('Ana D.');
    expect(communityName({ ...person, shownName: 'Anita' })).toBe('Anita D.');
    expect(communityName({ ...person, isMinor: true })).toBe('Ana');
    expect(communityName({ ...person, lastName: null })).toBe('Ana');
    expect(communityName({ ...person, lastName: '—' })).toBe('Ana');
    expect(communityName({ ...person, firstName: null })).toBeNull();
    const names = fc.constantFrom('Ana', 'Müller-Lüdenscheidt', 'Никита', 'O’Neil');
    fc.assert(
      fc.property(names, names, fc.boolean(), (firstName, lastName, isMinor) => {
        const name = communityName({ firstName, lastName, shownName: null, isMinor }) ?? '';
        expect([firstName.length, firstName.length + 3]).toContain(name.length);
      }),
    );
  });
});

describe('places', () => {
  it('are shared by equal counts, and the next is as far behind as people are before it', () => {
    const places = ranked([{ count: 2 }, { count: 5 }, { count: 2 }, { count: 1 }]);
    expect(places.map(({ count, place }) => [count, place])).toEqual([
      [5, 1],
      [2, 2],
      [2, 2],
      [1, 4],
    ]);
    fc.assert(
      fc.property(fc.array(fc.record({ count: fc.nat(20) })), (rows) => {
        for (const { count, place } of ranked(rows)) {
          expect(place).toBe(1 + rows.filter((other) => other.count > count).length);
        }
      }),
    );
  });
});
