import { argon2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '@/lib/auth/password';

describe('passwords', () => {
  it('are kept as argon2id with OWASP’s parameters, salted each time', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword('correct horse', one)).toBe(true);
    expect(await verifyPassword('correct horse ', one)).toBe(false);
  });

  it('are the same however an accent was typed', async () => {
    expect(await verifyPassword('cafe\u0301', await hashPassword('caf\u00e9'))).toBe(true);
  });

  it('with other parameters still verify, so that they can be raised later', async () => {
    const nonce = Buffer.alloc(16, 1);
    const message = Buffer.from('old');
    const hash = argon2Sync('argon2id', { message, nonce, memory: 256, passes: 1, parallelism: 1, tagLength: 24 });
    const b64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    expect(await verifyPassword('old', `$argon2id$v=19$m=256,t=1,p=1$${b64(nonce)}$${b64(hash)}`)).toBe(true);
  });

  it.each([null, '', 'plain', '$2b$10$abcdefghijklmnopqrstuv', '$argon2id$v=19$m=0,t=0,p=0$$'])(
    'never match %j',
    async (stored) => {
      expect(await verifyPassword('anything', stored)).toBe(false);
    },
  );

  it('of absurd length are refused before any work', async () => {
    const stored = await hashPassword('x');
    expect(await verifyPassword('x'.repeat(1025), stored)).toBe(false);
  });

  it('take as long for nobody as for somebody', async () => {
    const stored = await hashPassword('x');
    const time = async (phc: string | null) => {
      const start = process.hrtime.bigint();
      for (let i = 0; i < 5; i += 1) await verifyPassword('guess', phc);
      return Number(process.hrtime.bigint() - start);
    };
    await time(stored);
    // Without the dummy work the ratio is in the thousands.
    expect((await time(stored)) / (await time(null))).toBeLessThan(10);
  });
});
