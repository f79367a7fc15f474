import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FraudTranslate, signalText } from '@/app/(manager)/fraud/_components/signal-text';
import { NOT_CHECKED, SIGNAL_KEYS, type SignalKey } from '@/lib/domain/fraud/signal';
import { messages } from '@/lib/i18n/messages';
import { translator } from '@/lib/i18n/translator';

const t = translator('fraud') as unknown as FraudTranslate;
const folder = 'lib/domain/fraud/signals';

/** What each signal may answer, as its source says. */
const reasons = readdirSync(folder).flatMap((file) => {
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  const key = file.replace('.ts', '') as SignalKey;
  return [...new Set([...text.matchAll(/'([a-z]+(?:-[a-z]+)+|ring)'/g)].map(([, reason]) => String(reason)))]
    .filter((reason) => reason !== key && text.includes(`'${reason}'`))
    .map((reason) => ({ key, reason }));
});

const evidence = {
  people: 2,
  count: 5,
  usualWeekly: 1.2,
  refunded: 3,
  conversions: 9,
  usualPercent: 4,
  seconds: 12,
  since: '2026-01-31T10:00:00.000Z',
  contactIds: ['b', 'c', 'a'],
};
const names = { a: 'Ana', b: 'Ben', c: 'Cleo' };

describe('a signal', () => {
  it('has a file and a name each', () => {
    expect(readdirSync(folder).map((file) => file.replace('.ts', ''))).toEqual([...SIGNAL_KEYS].sort());
    for (const key of SIGNAL_KEYS) expect(t(`signal.${key}`)).toMatch(/^[A-Z]/);
  });

  it('says its reason in a sentence, with its figures', () => {
    const said = reasons.filter(({ key, reason }) => reason in (messages.fraud.reason[key] as object));
    const known = Object.entries(messages.fraud.reason).flatMap(([, entry]) => Object.keys(entry as object));
    expect(said.length).toBe(known.filter((name) => Number.isNaN(Number(name))).length);
    for (const { key, reason } of said) {
      const text = signalText({ key, reason, weight: 1, evidence }, t, names);
      expect(text).toMatch(/^[A-Z0-9].*\.$/);
      expect(text).not.toMatch(/[{}]/);
    }
  });

  it('names the people of a ring, and says when it could not look', () => {
    const ring = { key: 'circular', reason: 'ring', weight: 50, evidence: { contactIds: ['b', 'x', 'a'] } } as const;
    expect(signalText(ring, t, names)).toContain('Ben → – → Ana');
    const failed = { key: 'device', reason: NOT_CHECKED, weight: 0, evidence: {} } as const;
    expect(signalText(failed, t)).toContain('could not be checked');
  });

  it('has no reason without words', () => {
    const inSource = readdirSync(folder).flatMap((file) =>
      [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/WEIGHTS\.\w+(?: \+ WEIGHTS\.\w+)?,\s*'([a-z-]+)'/g)].map(
        ([, reason]) => [file.replace('.ts', ''), reason] as const,
      ),
    );
    expect(inSource.length).toBeGreaterThanOrEqual(25);
    const silent = inSource.filter(
      ([key, reason]) => !(String(reason) in (messages.fraud.reason[key as SignalKey] as object)),
    );
    expect(silent).toEqual([]);
  });
});
