import { createHash } from 'node:crypto';
import { MOST_PICTURE_BYTES, pictureType } from '@/lib/domain/common/picture';
import {
  KEPT_LOGO,
  LOGO_SIDES,
  type LogoFacts,
  type LogoProblem,
  logoProblem,
  MOST_LOGO_BYTES,
  MOST_LOGO_RATIO,
} from '@/lib/domain/organizations/logo';
import { InvalidInputError } from '../errors';

const SAYS: Readonly<Record<LogoProblem, string>> = {
  small: `Must be at least ${LOGO_SIDES.least} pixels wide and high.`,
  large: `Must be at most ${LOGO_SIDES.most} pixels wide and high.`,
  long: `Must be at most ${MOST_LOGO_RATIO} times as wide as high.`,
};

export type DrawnLogo = LogoFacts & { content: Uint8Array };

/**
 * Draws a handed-in logo anew: PNG, upright, within 640 × 240, without anything a file carries besides its picture. PNG is what
 * mailboxes and paper can show too.
 * @throws InvalidInputError at `logo`
 */
export async function drawLogo(file: Uint8Array): Promise<DrawnLogo> {
  if (file.length > MOST_LOGO_BYTES) throw wrong('Must have at most 2 MB.');
  if (!pictureType(file)) throw wrong('Must be a PNG, JPEG or WebP picture.');
  // Loaded when somebody hands in a logo: the library is native and large.
  const { default: sharp } = await import('sharp');
  const options = { limitInputPixels: LOGO_SIDES.most ** 2, failOn: 'error' as const };
  const { autoOrient } = await sharp(file, options).metadata().catch(unreadable);
  const problem = logoProblem(autoOrient);
  if (problem) throw wrong(SAYS[problem]);
  const upright = sharp(file, options)
    .autoOrient()
    .resize({ ...KEPT_LOGO, fit: 'inside', withoutEnlargement: true });
  const whole = await upright.png({ compressionLevel: 9 }).toBuffer({ resolveWithObject: true }).catch(unreadable);
  // A photograph compresses badly; 256 colours always fit.
  const fits = whole.data.length <= MOST_PICTURE_BYTES;
  const { data, info } = fits ? whole : await upright.png({ palette: true }).toBuffer({ resolveWithObject: true });
  const version = createHash('sha256').update(data).digest('hex').slice(0, 32);
  return { content: data, width: info.width, height: info.height, version };
}

function unreadable(): never {
  throw wrong('Cannot be read: the file is broken.');
}

function wrong(message: string): InvalidInputError {
  return new InvalidInputError([{ path: 'logo', message }]);
}
