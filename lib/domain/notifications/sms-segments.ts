// GSM 03.38, 7-bit default alphabet; what stands in the extension table takes two places.
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENSION = '\f^{}\\[~]|€';
const places = new Map<string, number>([
  ...[...BASIC].map((character) => [character, 1] as const),
  ...[...EXTENSION].map((character) => [character, 2] as const),
]);

export type SmsEncoding = 'GSM-7' | 'UCS-2';

export interface SmsLength {
  readonly encoding: SmsEncoding;
  /** Septets for GSM-7, UTF-16 code units for UCS-2. */
  readonly units: number;
  /** What is paid for. */
  readonly segments: number;
  /** Units that fit into the segments it has. */
  readonly capacity: number;
}

const SINGLE = { 'GSM-7': 160, 'UCS-2': 70 } as const;
// Six octets of each part say which it is.
const PART = { 'GSM-7': 153, 'UCS-2': 67 } as const;

/**
 * In how many parts a text message is sent (3GPP TS 23.038 and 23.040). One character outside the 7-bit alphabet makes the whole
 * message UCS-2. An escaped or surrogate pair is never cut in two, which may leave a place empty.
 */
export function smsLength(text: string): SmsLength {
  const characters = [...text];
  const encoding: SmsEncoding = characters.every((character) => places.has(character)) ? 'GSM-7' : 'UCS-2';
  const sizes = characters.map((character) => (encoding === 'GSM-7' ? (places.get(character) ?? 1) : character.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  if (units <= SINGLE[encoding]) return { encoding, units, segments: units ? 1 : 0, capacity: SINGLE[encoding] };
  const segments = partsOf(sizes, PART[encoding]);
  return { encoding, units, segments, capacity: segments * PART[encoding] };
}

function partsOf(sizes: readonly number[], room: number): number {
  let parts = 1;
  let filled = 0;
  for (const size of sizes) {
    if (filled + size > room) {
      parts += 1;
      filled = 0;
    }
    filled += size;
  }
  return parts;
}
