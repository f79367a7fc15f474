import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, CODE_BYTES, codeFromBytes, suggestCode } from '@/lib/domain/codes/generate';
import { codeSchema, givenCodeSchema, issueCodeSchema } from '@/lib/domain/codes/schema';
import { CODE_STATUSES, codeStatusAt, ruleCodeOfStatus } from '@/lib/domain/codes/status';
import { normalizeCode } from '@/lib/domain/codes/typed-code';
import { RULE_CODES } from '@/lib/domain/rule-codes';

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });

describe('generated codes', () => {
  it('are twelve characters without look-alikes, vowels and doubles, and valid', () => {
    expect(CODE_ALPHABET).not.toMatch(/[0O1IL2Z5SB AEIOU]/);
    expect(new Set(CODE_ALPHABET).size).toBe(CODE_ALPHABET.length);
    fc.assert(
      fc.property(bytes, (random) => {
        const code = codeFromBytes(random);
        expect(code).toHaveLength(12);
        expect(codeSchema.parse(code)).toBe(code);
        expect(codeFromBytes(random)).toBe(code);
      }),
    );
  });

  it('use every character about equally', () => {
    const counts = new Map<string, number>();
    for (let value = 0; value < 65_536; value += 1) {
      const pair = [value >> 8, value & 255];
      const [first] = codeFromBytes(Uint8Array.from([...pair, ...pair, ...pair, ...pair]));
      counts.set(first as string, (counts.get(first as string) ?? 0) + 1);
    }
    expect(counts.size).toBe(CODE_ALPHABET.length);
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
  });

  it('need enough bytes', () => expect(() => codeFromBytes(new Uint8Array(7))).toThrow(RangeError));

  it.each([
    ['Ana', 'ANA-'],
    ['José María', 'JOSE-'],
    ['Zoë', 'ZOE-'],
    ['Maximiliana-Alexandra', 'MAXIMILIANA-'],
  ])('%s is suggested %s…', (name, start) => {
    const code = suggestCode(name, new Uint8Array(CODE_BYTES));
    expect(code.startsWith(start)).toBe(true);
    expect(code).toHaveLength(start.length + 4);
    expect(codeSchema.parse(code)).toBe(code);
  });

  it.each([null, '', '李', 'X'])('%s has no name to use', (name) => {
    expect(suggestCode(name, new Uint8Array(CODE_BYTES))).toBe(codeFromBytes(new Uint8Array(CODE_BYTES)));
  });
});

describe('chosen codes', () => {
  it.each([
    ['ana-2026', 'ANA-2026'],
    ['  OU-11391 ', 'OU-11391'],
    ['abcd', 'ABCD'],
    ['A'.repeat(24), 'A'.repeat(24)],
  ])('%s is %s', (given, expected) => expect(codeSchema.parse(given)).toBe(expected));

  it.each(['abc', 'A'.repeat(25), '-ABCD', 'ABCD-', 'AB CD', 'ÄBCD', 'A_BCD', '../ABCD', ''])(
    '%s is refused',
    (given) => {
      expect(codeSchema.safeParse(given).success).toBe(false);
    },
  );

  it('whatever was typed can be looked up', () => {
    expect(givenCodeSchema.parse(' what? ')).toBe('WHAT?');
    expect(givenCodeSchema.safeParse('  ').success).toBe(false);
    expect(normalizeCode(' a1 ')).toBe('A1');
    const contactId = '0198f0a0-0000-7000-8000-000000000000';
    expect(issueCodeSchema.parse({ contactId })).toEqual({ contactId });
  });
});

describe('the status of a code', () => {
  const at = new Date('2026-06-15T00:00:00Z');
  const program = {
    status: 'active',
    startsAt: new Date('2026-01-01T00:00:00Z'),
    endsAt: null,
    endedAt: null,
  } as const;
  const code = { isActive: true, expiresAt: null, program, referrerEligible: true };

  it.each([
    ['unknown', null],
    ['active', code],
    ['active', { ...code, expiresAt: at }],
    ['expired', { ...code, expiresAt: new Date(at.getTime() - 1) }],
    ['inactive', { ...code, isActive: false, expiresAt: new Date(0) }],
    ['program-not-started', { ...code, program: { ...program, status: 'draft' } }],
    ['program-not-started', { ...code, program: { ...program, startsAt: new Date(at.getTime() + 1) } }],
    ['program-paused', { ...code, program: { ...program, status: 'paused' } }],
    ['program-ended', { ...code, program: { ...program, endsAt: new Date(at.getTime() - 1) } }],
    ['referrer-not-eligible', { ...code, referrerEligible: false }],
  ] as const)('%s', (status, given) => expect(codeStatusAt(given, at)).toBe(status));

  it('has a rule code unless it works', () => {
    expect(ruleCodeOfStatus('active')).toBeNull();
    for (const status of CODE_STATUSES.filter((one) => one !== 'active')) {
      expect(RULE_CODES).toContain(ruleCodeOfStatus(status));
    }
    expect(ruleCodeOfStatus('program-paused')).toBe('program-not-active');
  });
});
