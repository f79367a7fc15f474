import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits in URL-safe base64: for client secrets and access tokens. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is kept of a secret. A plain SHA-256 is enough for 256 random bits: there is nothing to guess, and the API checks one
 * with every request.
 */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares in a time that does not depend on where the two differ. */
export function secretMatches(secret: string, hash: string): boolean {
  const given = Buffer.from(secretHash(secret));
  const kept = Buffer.from(hash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
