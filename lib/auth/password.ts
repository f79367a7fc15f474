import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, 2 passes, 1 lane.
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** Longer input is refused before any work is done for it. */
const MAX_PASSWORD_BYTES = 1024;

type Parameters = { memory: number; passes: number; parallelism: number; nonce: Buffer; tagLength: number };

/** argon2id of a password as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES);
  const hash = await run(password, {
    memory: MEMORY_KIB,
    passes: PASSES,
    parallelism: LANES,
    nonce,
    tagLength: HASH_BYTES,
  });
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(nonce)}$${unpadded(hash)}`;
}

/**
 * Whether the password belongs to the PHC string. Without one (unknown account, or no password set) the same work is
 * done for nothing, so that the time of the answer tells nobody which accounts exist.
 */
export async function verifyPassword(password: string, phc: string | null): Promise<boolean> {
  const stored = phc === null ? null : parsePhc(phc);
  if (Buffer.byteLength(password) > MAX_PASSWORD_BYTES) return false;
  if (!stored) {
    await hashPassword(password);
    return false;
  }
  const { hash, ...parameters } = stored;
  return timingSafeEqual(await run(password, parameters), hash);
}

function run(password: string, parameters: Parameters): Promise<Buffer> {
  return derive('argon2id', { message: Buffer.from(password.normalize('NFKC')), ...parameters });
}

function parsePhc(phc: string): (Parameters & { hash: Buffer }) | null {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  if (!match) return null;
  const [, memory, passes, parallelism, salt = '', hash = ''] = match;
  const bytes = Buffer.from(hash, 'base64');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: bytes.length,
    hash: bytes,
  };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
