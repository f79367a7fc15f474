import { randomUUIDv7 } from 'node:crypto';

/** A new UUIDv7, for rows whose id must be known before they are written. */
export function newId(): string {
  return randomUUIDv7();
}
