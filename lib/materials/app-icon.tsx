import { ImageResponse } from 'next/og';
import type { CSSProperties } from 'react';
import { accentOf } from '@/components/landing/accent';
import { initialOf } from '@/components/landing/initial-of';
import { pictureFonts } from './draw-picture';
import { drawable } from './material-words';

/** A phone cuts a maskable icon to a circle or a drop: what matters stays in the inner 80 % (W3C, maskable icons). */
export type IconShape = 'any' | 'maskable';

/** The icon of a school's portal as PNG: the first letter of its name on its colour. */
export async function drawAppIcon(
  school: { name: string; accentColor: string | null },
  size: number,
  shape: IconShape,
): Promise<Uint8Array<ArrayBuffer>> {
  const { fill, onFill } = accentOf(school.accentColor);
  const ground: CSSProperties = {
    ...{ display: 'flex', width: '100%', height: '100%', alignItems: 'center', justifyContent: 'center' },
    ...{ backgroundColor: fill, color: onFill, fontFamily: 'Geist', fontWeight: 600 },
    borderRadius: shape === 'any' ? size * 0.22 : 0,
    fontSize: size * (shape === 'any' ? 0.62 : 0.5),
  };
  const icon = <div style={ground}>{drawable(initialOf(school.name)) || 'K'}</div>;
  const answer = new ImageResponse(icon, { width: size, height: size, fonts: pictureFonts() });
  return new Uint8Array(await answer.arrayBuffer());
}
