const FERN = '#23724c';

/** The school's accent with the text colour that can be read on it (WCAG relative luminance). */
export function buttonColors(accentColor: string | null): { backgroundColor: string; color: string } {
  const backgroundColor = accentColor ?? FERN;
  return { backgroundColor, color: luminance(backgroundColor) > 0.18 ? '#1c1917' : '#ffffff' };
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
