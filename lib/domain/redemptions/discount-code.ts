import { CODE_ALPHABET } from '../codes/generate';

const GROUPS = 3;
const GROUP_LENGTH = 4;

/** Bytes that `discountCode` reads. */
export const DISCOUNT_CODE_BYTES = GROUPS * GROUP_LENGTH * 2;

/** A code worth money: three groups of four easy characters (`7KQ4-MWXC-9RTD`), one of 2 × 10^16. Throws RangeError on fewer bytes. */
export function discountCode(bytes: Uint8Array): string {
  if (bytes.length < DISCOUNT_CODE_BYTES) throw new RangeError(`A discount code needs ${DISCOUNT_CODE_BYTES} bytes`);
  const characters = Array.from({ length: GROUPS * GROUP_LENGTH }, (_, index) => {
    const value = (bytes[index * 2] as number) * 256 + (bytes[index * 2 + 1] as number);
    return CODE_ALPHABET[value % CODE_ALPHABET.length];
  });
  return Array.from({ length: GROUPS }, (_, group) =>
    characters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-');
}

/** A code as it is compared: people leave out dashes, add spaces and do not mind the case. */
export function discountCodeKey(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
