import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnv } from '@/lib/env';
import { loadSecrets } from '@/scripts/start/secrets';

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'kith-secrets-')), 'data');

describe('secrets', () => {
  it('are made once, differ from each other, and nobody else can read them', () => {
    const folder = newFolder();
    const secrets = loadSecrets(folder);
    expect(loadSecrets(folder)).toEqual(secrets);
    expect(new Set(Object.values(secrets)).size).toBe(4);
    expect(loadSecrets(newFolder())).not.toEqual(secrets);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('are closed again when somebody opened the file', () => {
    const folder = newFolder();
    loadSecrets(folder);
    chmodSync(join(folder, 'secrets.json'), 0o644);
    loadSecrets(folder);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('are never replaced when the file is damaged', () => {
    const folder = newFolder();
    loadSecrets(folder);
    const file = join(folder, 'secrets.json');
    writeFileSync(file, '{"authSecret": "');
    expect(() => loadSecrets(folder)).toThrow('is damaged');
    expect(readFileSync(file, 'utf8')).toBe('{"authSecret": "');
  });

  it('are what the settings ask for', () => {
    const { authSecret, encryptionKey } = loadSecrets(newFolder());
    const url = 'postgres://x@127.0.0.1/kith';
    const read = { AUTH_SECRET: authSecret, ENCRYPTION_KEY: encryptionKey, DATABASE_URL: url, APP_DATABASE_URL: url };
    expect(readEnv(read).AUTH_SECRET).toBe(authSecret);
  });
});
