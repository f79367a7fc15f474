import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

export interface EncryptionKey {
  /** First 8 hexadecimal digits of the key's SHA-256: says which key a value needs and nothing about it. */
  id: string;
  bytes: Buffer;
}

export interface KeyRing {
  /** What new values are encrypted with. */
  current: EncryptionKey;
  byId: ReadonlyMap<string, EncryptionKey>;
}

let known: { seal: string; ring: KeyRing } | undefined;

/**
 * The keys of this installation: `ENCRYPTION_KEY` for new values, `ENCRYPTION_KEYS_OLD` for those that wait for a rotation. An
 * installation that made its key itself keeps it in a file (`ENCRYPTION_KEY_FILE`, set by the start), which is read again when
 * it has changed: a rotation is seen by a server and a worker that are running.
 * @throws Error that names the setting and never its value
 */
export function keyRing(): KeyRing {
  const { ENCRYPTION_KEY = '', ENCRYPTION_KEYS_OLD = '', ENCRYPTION_KEY_FILE: file } = process.env;
  const seal = [ENCRYPTION_KEY, ENCRYPTION_KEYS_OLD, file, file && stampOf(file)].join('|');
  if (known?.seal === seal) return known.ring;
  const kept = file ? keysOfFile(file) : [];
  const old = ENCRYPTION_KEYS_OLD.split(',').map((text) => text.trim());
  const keys = [
    ...kept.map((text) => keyOf(text, 'the installation’s secrets.json')),
    ...(ENCRYPTION_KEY ? [keyOf(ENCRYPTION_KEY, 'ENCRYPTION_KEY')] : []),
    ...old.filter(Boolean).map((text) => keyOf(text, 'ENCRYPTION_KEYS_OLD')),
  ];
  const [current] = keys;
  if (!current) throw new Error('ENCRYPTION_KEY is not set: nothing secret can be stored or read (see .env.example)');
  // Reversed, so that the first of two equal keys is the one that stays.
  const ring = { current, byId: new Map(keys.reverse().map((key) => [key.id, key])) };
  known = { seal, ring };
  return ring;
}

function keyOf(text: string, setting: string): EncryptionKey {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) throw new Error(`${setting} must hold keys of 32 bytes in base64`);
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}

function stampOf(file: string): string {
  const { mtimeMs, size, ino } = statSync(file);
  return `${mtimeMs} ${size} ${ino}`;
}

function keysOfFile(file: string): string[] {
  const { encryptionKey, oldEncryptionKeys = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
    encryptionKey: string;
    oldEncryptionKeys?: string[];
  };
  return [encryptionKey, ...oldEncryptionKeys];
}
