import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  /** Signs sessions. */
  authSecret: z.string().min(32),
  /** 32 bytes in base64; encrypts what must be kept secret in the database. */
  encryptionKey: z.string().min(44),
  /** Earlier keys, newest first: backups and what a rotation has not reached yet need them. */
  oldEncryptionKeys: z.array(z.string().min(44)).optional(),
  /** Password of the embedded database's owner. */
  ownerPassword: z.string().min(20),
  /** Password of role kith_app. */
  appPassword: z.string().min(20),
});

export type Secrets = z.infer<typeof schema>;

/**
 * The installation's own secrets, made on the first start and readable by nobody else.
 * @throws Error when the file is damaged: making new ones would lock everybody out
 */
export function loadSecrets(dataDir: string): Secrets {
  const file = secretsFile(dataDir);
  if (!existsSync(file)) make(dataDir, file);
  chmodSync(file, 0o600);
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(`${file} is damaged. Bring it back from a backup; the database cannot be opened without it.`);
  }
}

/** Where the installation keeps its secrets. */
export function secretsFile(dataDir: string): string {
  return join(dataDir, 'secrets.json');
}

/** Makes a new encryption key the current one and keeps the others. The file changes in one step, for all who read it. */
export function addEncryptionKey(dataDir: string): void {
  const { encryptionKey, oldEncryptionKeys = [], ...others } = loadSecrets(dataDir);
  const secrets: Secrets = {
    ...others,
    encryptionKey: randomBytes(32).toString('base64'),
    oldEncryptionKeys: [encryptionKey, ...oldEncryptionKeys],
  };
  const file = secretsFile(dataDir);
  const draft = writeDraft(file, secrets);
  renameSync(draft, file);
}

function make(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const secrets: Secrets = {
    authSecret: randomBytes(32).toString('base64url'),
    encryptionKey: randomBytes(32).toString('base64'),
    ownerPassword: randomBytes(24).toString('base64url'),
    appPassword: randomBytes(24).toString('base64url'),
  };
  // Linked into place whole, and never over another one: two first starts must end with the same secrets.
  const draft = writeDraft(file, secrets);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

function writeDraft(file: string, secrets: Secrets): string {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return draft;
}
