/**
 * How long ago an idempotency key was made, in milliseconds. Payout ids are UUIDv7, whose first 48 bits are the time (RFC 9562);
 * any other key counts as made before all time, so that nothing relies on a window that may have passed.
 */
export function keyAgeMs(idempotencyKey: string, now: Date): number {
  const madeAt = keyInstant(idempotencyKey);
  return madeAt ? Math.max(0, now.getTime() - madeAt.getTime()) : Number.POSITIVE_INFINITY;
}

/** When a UUIDv7 key was made; null for any other key. */
export function keyInstant(idempotencyKey: string): Date | null {
  const match = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.exec(idempotencyKey);
  return match ? new Date(Number.parseInt(`${match[1]}${match[2]}`, 16)) : null;
}
