/** A school's colour, made readable on both grounds (WCAG 2.2: 4.5 to 1 for text). */
export interface Accent {
  /** Grounds of buttons and marks, with the colour of what stands on them. */
  fill: string;
  onFill: string;
  /** For text and lines on a light and on a dark page. */
  onLight: string;
  onDark: string;
}

type Rgb = readonly [number, number, number];

const FERN: Accent = { fill: '#1f7a54', onFill: '#ffffff', onLight: '#1b6f4c', onDark: '#6ccb9d' };
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
// The grounds of cards, in styles.ts.
const LIGHT: Rgb = [255, 255, 255];
const DARK: Rgb = [30, 28, 25];
const READABLE = 4.5;
// Text also stands on a tint of the school's own colour, which takes from the contrast.
const READABLE_ON_TINT = 5.5;

/** @param hex `#rrggbb` of the organisation's settings; Kith's own green without one */
export function accentOf(hex: string | null): Accent {
  if (!hex || !/^#[0-9a-f]{6}$/i.test(hex)) return FERN;
  const color = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
  return {
    fill: hex.toLowerCase(),
    onFill: contrast(color, WHITE) >= READABLE ? '#ffffff' : '#000000',
    onLight: toHex(until(color, BLACK, LIGHT)),
    onDark: toHex(until(color, WHITE, DARK)),
  };
}

/** Mixes a colour with another, a twentieth at a time, until it is readable on a ground. */
function until(color: Rgb, towards: Rgb, ground: Rgb): Rgb {
  for (let step = 0; step < 20; step += 1) {
    const mixed = color.map((part, index) => part + (((towards[index] as number) - part) * step) / 20);
    const rounded = mixed.map(Math.round) as unknown as Rgb;
    if (contrast(rounded, ground) >= READABLE_ON_TINT) return rounded;
  }
  return towards;
}

function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toHex(color: Rgb): string {
  return `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
