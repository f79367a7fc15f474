import { randomUUID } from 'node:crypto';

const MOST_IN_A_MILLISECOND = 0xfff;

let millisecond = 0;
let serial = 0;

/**
 * A new UUIDv7, for rows whose id must be known before they are written. Ids of one process ascend, also within a millisecond
 * (RFC 9562, 6.2: a counter in `rand_a`), so rows of a batch sort in the order in which they were decided.
 */
export function newId(): string {
  const now = Date.now();
  if (now > millisecond) {
    millisecond = now;
    serial = 0;
  } else if (serial < MOST_IN_A_MILLISECOND) {
    serial += 1;
  } else {
    millisecond += 1;
    serial = 0;
  }
  const time = millisecond.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${serial.toString(16).padStart(3, '0')}-${randomUUID().slice(19)}`;
}
