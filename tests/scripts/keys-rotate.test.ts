import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { decryptSecret } from '@/lib/services/encryption/secret-box';
import { runAdmin } from '@/scripts/admin/run';
import { loadSecrets } from '@/scripts/start/secrets';
import { anEncryptedRow } from '@/tests/factories/encrypted-row';
import { anOrganization } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kith-keys-'));
const file = join(folder, 'secrets.json');

async function rotate(): Promise<{ rotated: number; unchanged: number }> {
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(await runAdmin(['keys', 'rotate'])).toBe(0);
    return JSON.parse(stdout.mock.calls.map(([text]) => String(text)).join(''));
  } finally {
    stdout.mockRestore();
    // The command says that it is production, which is true of nothing else in this file.
    Object.assign(process.env, { NODE_ENV: 'test' });
  }
}

it('one command makes a new key, keeps the old ones, and a process that runs reads and writes with the new one', async () => {
  // As a server that was started on this folder: its environment holds the first key and where the keys are kept.
  Object.assign(process.env, {
    DATA_DIR: folder,
    ENCRYPTION_KEY: loadSecrets(folder).encryptionKey,
    ENCRYPTION_KEY_FILE: file,
  });
  const ctx = await anOrganization();
  const id = await anEncryptedRow(database.owner, ctx, 'stripe', 'sk_live_1');
  const place = { column: 'payout_connections.settings_encrypted', organizationId: ctx.organizationId, rowId: id };
  const stored = async () =>
    (await database.owner`select settings_encrypted as value from payout_connections where id = ${id}`)[0]?.value;
  const first = loadSecrets(folder);
  const values = [await stored()];
  for (const [index, rotated] of [1, 1].entries()) {
    const env = { ...process.env };
    expect(await rotate()).toEqual({ rotated, unchanged: 0 });
    Object.assign(process.env, { ENCRYPTION_KEY: env.ENCRYPTION_KEY });
    values.push(await stored());
    expect(loadSecrets(folder).oldEncryptionKeys).toHaveLength(index + 1);
  }
  expect(new Set(values.map((value) => value.split('.')[1])).size).toBe(3);
  for (const value of values) expect(decryptSecret(value, place)).toBe('sk_live_1');
  const after = loadSecrets(folder);
  expect(after).toMatchObject({ authSecret: first.authSecret, ownerPassword: first.ownerPassword });
  expect(after.oldEncryptionKeys?.at(-1)).toBe(first.encryptionKey);
  expect(statSync(file).mode & 0o777).toBe(0o600);

  // Interrupted after the new key was made: the next run finishes with that key instead of making another.
  await database.owner`update payout_connections set settings_encrypted = ${values[0]} where id = ${id}`;
  const kept = readFileSync(file, 'utf8');
  expect(await rotate()).toEqual({ rotated: 1, unchanged: 0 });
  expect(readFileSync(file, 'utf8')).toBe(kept);
}, 60_000);

it('with a key of one’s own, everything goes under it and no file is touched', async () => {
  delete process.env.ENCRYPTION_KEY_FILE;
  const kept = readFileSync(file, 'utf8');
  const { encryptionKey, oldEncryptionKeys = [] } = loadSecrets(folder);
  process.env.ENCRYPTION_KEY = Buffer.alloc(32, 5).toString('base64');
  process.env.ENCRYPTION_KEYS_OLD = [encryptionKey, ...oldEncryptionKeys].join(',');
  expect(await rotate()).toEqual({ rotated: 1, unchanged: 0 });
  expect(await rotate()).toEqual({ rotated: 0, unchanged: 1 });
  expect(readFileSync(file, 'utf8')).toBe(kept);
}, 60_000);
