import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { decryptSecret, encryptSecret, type SecretPlace } from '@/lib/services/encryption/secret-box';

const place: SecretPlace = { column: 'payout_methods.destination_encrypted', organizationId: 'school', rowId: 'row' };
const key = () => randomBytes(32).toString('base64');
afterEach(() => vi.unstubAllEnvs());

/** The words of the error, to look for secrets in. */
function complaint(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return `${(error as Error).message} ${(error as Error).stack} ${JSON.stringify(error)} ${(error as Error).cause}`;
  }
  throw new Error('It was read');
}

describe('a secret', () => {
  it('comes back whole, looks different every time, and says which key it needs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (plain) => {
        const [one, two] = [encryptSecret(plain, place), encryptSecret(plain, place)];
        expect(decryptSecret(one, place)).toBe(plain);
        expect(one).not.toBe(two);
        expect(one).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]{22}\.[\w-]*$/);
        expect(one.split('.')[1]).toBe(two.split('.')[1]);
      }),
    );
  });

  it('cannot be read when any part of it was changed', () => {
    const value = encryptSecret('DE89 3704 0044 0532 0130 00', place);
    const parts = value.split('.');
    for (const part of [2, 3, 4]) {
      for (let at = 0; at < String(parts[part]).length - 1; at++) {
        const text = String(parts[part]);
        const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
        const words = complaint(() => decryptSecret(parts.with(part, changed).join('.'), place));
        expect(words).toContain('was changed or moved');
        expect(words).not.toContain('3704');
      }
    }
    expect(complaint(() => decryptSecret(parts.with(3, '').join('.'), place))).toContain('was changed or moved');
    expect(complaint(() => decryptSecret(parts.with(3, String(parts[3]).slice(0, 6)).join('.'), place))).toContain(
      'was changed or moved',
    );
    expect(complaint(() => decryptSecret('DE89', place))).toContain('nothing that Kith has encrypted');
  });

  it('cannot be read in another row, column or school', () => {
    const value = encryptSecret('acct_1', place);
    for (const other of [{ rowId: 'other' }, { column: 'payouts.destination_encrypted' }, { organizationId: 'x' }]) {
      expect(complaint(() => decryptSecret(value, { ...place, ...other }))).toContain('was changed or moved');
    }
  });

  it('needs its key: what is missing is said by the name of the setting', () => {
    const [first, second] = [key(), key()];
    vi.stubEnv('ENCRYPTION_KEY', first);
    const value = encryptSecret('sk_test_1', place);
    vi.stubEnv('ENCRYPTION_KEY', second);
    const words = complaint(() => decryptSecret(value, place));
    expect(words).toContain(`the key ${value.split('.')[1]}`);
    expect(words).toContain('ENCRYPTION_KEYS_OLD');
    for (const secret of [first, second, 'sk_test_1']) expect(words).not.toContain(secret);
    vi.stubEnv('ENCRYPTION_KEYS_OLD', ` ${key()}, ${first}`);
    expect(decryptSecret(value, place)).toBe('sk_test_1');
    expect(encryptSecret('sk_test_1', place).split('.')[1]).not.toBe(value.split('.')[1]);
  });

  it('is not written without a key, nor with half a key', () => {
    vi.stubEnv('ENCRYPTION_KEY', '');
    expect(complaint(() => encryptSecret('x', place))).toContain('ENCRYPTION_KEY is not set');
    vi.stubEnv('ENCRYPTION_KEY', 'c2hvcnQtYW5kLXNlY3JldA==');
    const words = complaint(() => encryptSecret('x', place));
    expect(words).toContain('ENCRYPTION_KEY must hold keys of 32 bytes');
    expect(words).not.toContain('c2hvcnQ');
  });
});
