import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImageResponse } from 'next/og';
import { createElement } from 'react';
import { accentOf } from '@/components/landing/accent';
import type { CodeMaterial } from '@/lib/services/codes/code-material';
import { drawable, materialWords } from './material-words';
import { qrDataUrl } from './qr-modules';
import { PICTURE_SIZES, type PictureFormat, SharePicture, type SharePictureProps } from './share-picture';

type Font = { name: string; data: Buffer; weight: 400 | 600 };
let fonts: Font[] | undefined;

/** The fonts of pictures; read once, from what npm installed. */
export function pictureFonts(): Font[] {
  const folder = join(process.cwd(), 'node_modules/geist/dist/fonts/geist-sans');
  fonts ??= [
    { name: 'Geist', data: readFileSync(join(folder, 'Geist-Regular.ttf')), weight: 400 },
    { name: 'Geist', data: readFileSync(join(folder, 'Geist-SemiBold.ttf')), weight: 600 },
  ];
  return fonts;
}

/** The logo as the drawing library takes it. */
function logoOf({ school: { logo } }: CodeMaterial): SharePictureProps['logo'] {
  return logo && { ...logo, url: `data:image/png;base64,${Buffer.from(logo.content).toString('base64')}` };
}

/** Draws the picture of a code as PNG: a link's preview (1200 × 630), a post (1080 × 1080) or a story (1080 × 1920). */
export async function drawPicture(material: CodeMaterial, format: PictureFormat): Promise<Uint8Array<ArrayBuffer>> {
  const [width, height] = PICTURE_SIZES[format];
  const picture = createElement(SharePicture, {
    format,
    words: materialWords(material),
    school: drawable(material.school.name) || 'Kith',
    logo: logoOf(material),
    accent: accentOf(material.school.accentColor),
    qr: format === 'og' ? null : qrDataUrl(material.url, 'qr'),
  });
  const answer = new ImageResponse(picture, { width, height, fonts: pictureFonts() });
  return new Uint8Array(await answer.arrayBuffer());
}
