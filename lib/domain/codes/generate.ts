/** No vowels, so no words; nothing that looks like its neighbour: 0 O, 1 I L, 2 Z, 5 S, 8 B leave at most one each. */
export const CODE_ALPHABET = 'CDFGHJKMNPQRTVWXY346789';

/** Bytes that `codeFromBytes` reads: two a character keep the bias below 0.04 %. */
export const CODE_BYTES = 24;

/**
 * A code of one character per two random bytes. 12 characters make 2.2 × 10^16 codes: that two of ten million are alike has a
 * chance of 1 in 440 (8 characters: 640 pairs of them). Throws RangeError under 8 bytes.
 */
export function codeFromBytes(bytes: Uint8Array): string {
  if (bytes.length < 8) throw new RangeError('A code needs at least 8 random bytes');
  let code = '';
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    const value = (bytes[index] as number) * 256 + (bytes[index + 1] as number);
    code += CODE_ALPHABET[value % CODE_ALPHABET.length];
  }
  return code;
}

/**
 * A code that is easy to tell: the first name in plain letters, a dash and four characters of `bytes` (`ANA-7KQ4`). Without
 * a usable name the plain generated code.
 */
export function suggestCode(firstName: string | null, bytes: Uint8Array): string {
  const name = (firstName ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z].*$/s, '')
    .slice(0, 12);
  return name.length >= 2 ? `${name}-${codeFromBytes(bytes).slice(0, 4)}` : codeFromBytes(bytes);
}
