/** A stored picture takes at most 300 KB. */
export const MOST_PICTURE_BYTES = 300 * 1024;

export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];

/** What a file is by its first bytes, whatever it is called; null for everything that is no picture we show, SVG included. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const begins = (mark: readonly number[], at = 0) => mark.every((byte, index) => bytes[at + index] === byte);
  if (begins(PNG)) return 'image/png';
  if (begins(JPEG)) return 'image/jpeg';
  return begins(RIFF) && begins(WEBP, 8) ? 'image/webp' : null;
}
