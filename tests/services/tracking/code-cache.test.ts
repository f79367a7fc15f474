import { describe, expect, it } from 'vitest';
import { createCodeCache, type Dependencies } from '@/lib/services/tracking/code-cache';
import { NOW } from '@/tests/factories/organization';

type Facts = Dependencies & { read: number };

/** A cache over rows that the test answers by hand, so that changes fall into the middle of a read. */
function aCache() {
  let reads = 0;
  const open: ((facts: Facts | null) => void)[] = [];
  const cache = createCodeCache<Facts>(() => {
    reads += 1;
    return new Promise((resolve) => open.push(resolve));
  });
  const facts = (codeKey: string): Facts => ({
    codeKey,
    programId: 'p',
    referrerId: 'r',
    organizationId: 'o',
    read: reads,
  });
  const answer = (value: Facts | null) => open.shift()?.(value);
  return { cache, facts, answer, reads: () => reads };
}

async function load(given: ReturnType<typeof aCache>, key: string, known = true) {
  const asked = given.cache.get(key, NOW);
  given.answer(known ? given.facts(key) : null);
  return asked;
}

describe('the cache of codes', () => {
  it('keeps nothing before it is open, all after', async () => {
    const given = aCache();
    await load(given, 'A');
    await load(given, 'A');
    expect(given.reads()).toBe(2);
    given.cache.open();
    const kept = await load(given, 'A');
    expect(given.cache.get('A', NOW)).toBe(kept);
    expect(given.reads()).toBe(3);
    given.cache.close();
    expect(given.cache.size).toBe(0);
  });

  it('reads once for all who ask at the same time', async () => {
    const given = aCache();
    given.cache.open();
    const asked = [given.cache.get('A', NOW), given.cache.get('A', NOW)];
    given.answer(given.facts('A'));
    const [first, second] = await Promise.all(asked);
    expect(first).toBe(second);
    expect(given.reads()).toBe(1);
  });

  it('does not keep what was read while something changed, nor show it to who asks afterwards', async () => {
    const given = aCache();
    given.cache.open();
    const before = given.cache.get('A', NOW);
    given.cache.drop('contact', 'somebody');
    const after = given.cache.get('A', NOW);
    expect(given.reads()).toBe(2);
    given.answer(given.facts('A'));
    given.answer(given.facts('A'));
    await before;
    expect(given.cache.get('A', NOW)).toBe(await after);
  });

  it('does not keep what was read before it could hear of changes', async () => {
    const given = aCache();
    const asked = given.cache.get('A', NOW);
    given.cache.open();
    given.answer(given.facts('A'));
    await asked;
    expect(given.cache.size).toBe(0);
  });

  it.each([
    ['code', 'A'],
    ['program', 'p'],
    ['contact', 'r'],
    ['organization', 'o'],
  ])('drops an entry when its %s changes, and only then', async (kind, key) => {
    const given = aCache();
    given.cache.open();
    await load(given, 'A');
    given.cache.drop(kind, 'other');
    given.cache.drop('nonsense', key);
    expect(given.cache.size).toBe(1);
    given.cache.drop(kind, key);
    expect(given.cache.size).toBe(0);
  });

  it('remembers that nobody has a code until somebody gets it', async () => {
    const given = aCache();
    given.cache.open();
    expect(await load(given, 'A', false)).toBeNull();
    expect(given.cache.get('A', NOW)).toBeNull();
    expect(given.reads()).toBe(1);
    given.cache.drop('code', 'A');
    expect(await load(given, 'A')).toMatchObject({ codeKey: 'A' });
  });

  it('asks again after a read that failed', async () => {
    let fails = true;
    const cache = createCodeCache<Facts>(async (codeKey) => {
      if (fails) throw new Error('The database is away');
      return { codeKey, programId: 'p', referrerId: 'r', organizationId: 'o', read: 1 };
    });
    cache.open();
    await expect(cache.get('A', NOW)).rejects.toThrow('away');
    fails = false;
    expect(await cache.get('A', NOW)).toMatchObject({ codeKey: 'A' });
  });

  it('remembers what was last known until the database says that it changed', async () => {
    const given = aCache();
    expect(given.cache.lastKnown('A')).toBeNull();
    // Not heard yet: not kept to be answered, but remembered.
    await load(given, 'A');
    expect(given.cache.lastKnown('A')).toMatchObject({ codeKey: 'A' });
    given.cache.open();
    const kept = await load(given, 'A');
    given.cache.close();
    expect(given.cache.lastKnown('A')).toBe(kept);
    given.cache.open();
    const newer = await load(given, 'A');
    given.cache.setAside('A');
    expect(given.cache.lastKnown('A')).toBe(newer);
    const changes = { code: 'A', program: 'p', contact: 'r', organization: 'o' };
    for (const [kind, key] of Object.entries(changes)) {
      await load(given, 'A');
      given.cache.setAside('A');
      given.cache.drop(kind, key);
      expect(given.cache.lastKnown('A'), kind).toBeNull();
    }
  });
});
