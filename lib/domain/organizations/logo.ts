/** What a school may hand in; what is kept is drawn anew and smaller. */
export const MOST_LOGO_BYTES = 2 * 1024 * 1024;
export const LOGO_SIDES = { least: 48, most: 4096 } as const;
/** Wider or higher than this many times the other side, it could not be read where it stands. */
export const MOST_LOGO_RATIO = 8;
/** The box that a kept logo fits: twice the largest size it is shown at. */
export const KEPT_LOGO = { width: 640, height: 240 } as const;

/** A logo without its bytes. `version` is of the content. */
export interface LogoFacts {
  version: string;
  width: number;
  height: number;
}

export type LogoProblem = 'small' | 'large' | 'long';

/** Why a picture of this size is no logo; null when it can be one. */
export function logoProblem({ width, height }: { width: number; height: number }): LogoProblem | null {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (long > LOGO_SIDES.most) return 'large';
  if (short < LOGO_SIDES.least) return 'small';
  return long > MOST_LOGO_RATIO * short ? 'long' : null;
}

/** Whether a logo is wide enough to hold the name: then the name is not written beside it once more. */
export function isWordmark({ width, height }: { width: number; height: number }): boolean {
  return width >= 2 * height;
}

/** The public address of a logo, without host. It names the content, so it can be kept for good. */
export function logoPath({ version }: Pick<LogoFacts, 'version'>): string {
  return `/r/-/logo-${version}.png`;
}

/** The size at which a logo fits a box, in whole units and never larger than it is kept. */
export function fitLogo(logo: { width: number; height: number }, box: { width: number; height: number }) {
  const scale = Math.min(1, box.width / logo.width, box.height / logo.height);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: side(logo.width), height: side(logo.height) };
}
