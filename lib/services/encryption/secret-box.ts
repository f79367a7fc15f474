import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyRing } from './key-ring';

/** Where an encrypted value lives. It is part of what is sealed, so a value that was moved elsewhere cannot be read. */
export interface SecretPlace {
  /** `payout_connections.settings_encrypted` */
  column: string;
  organizationId: string;
  rowId: string;
}

const VERSION = 'v1';
const IV_BYTES = 12;

/**
 * Encrypts a text for one place in the database with the current key: AES-256-GCM, a random 96-bit nonce, the place as
 * associated data. `v1.<keyId>.<iv>.<tag>.<ciphertext>`, the parts in base64url.
 */
export function encryptSecret(plain: string, place: SecretPlace): string {
  const { id, bytes } = keyRing().current;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', bytes, iv).setAAD(aadOf(place));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [VERSION, id, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
}

/**
 * Reads what `encryptSecret` wrote for the same place.
 * @throws Error that names the setting when the key is not there, or the place when the value was changed or moved; never a value
 */
export function decryptSecret(value: string, place: SecretPlace): string {
  const [version, keyId = '', iv = '', tag = '', body = ''] = value.split('.');
  if (version !== VERSION) throw new Error(`${place.column} of ${place.rowId} holds nothing that Kith has encrypted`);
  const key = keyRing().byId.get(keyId);
  if (!key) {
    throw new Error(
      `${place.column} of ${place.rowId} was encrypted with the key ${keyId}, which is not there. Add that key to ENCRYPTION_KEYS_OLD (see .env.example)`,
    );
  }
  try {
    const options = { authTagLength: 16 };
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(iv, 'base64url'), options)
      .setAAD(aadOf(place))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
  } catch {
    // What OpenSSL says helps nobody, and what was read so far must not get into a log.
    throw new Error(`${place.column} of ${place.rowId} was changed or moved since it was encrypted: it cannot be read`);
  }
}

/** What every value under the current key begins with: the others wait for a rotation. */
export function currentPrefix(): string {
  return `${VERSION}.${keyRing().current.id}.`;
}

function aadOf({ column, organizationId, rowId }: SecretPlace): Buffer {
  return Buffer.from([VERSION, column, organizationId, rowId].join('|'));
}
