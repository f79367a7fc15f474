export type NumberShape = { group: string; decimal: string; decimals: number };

/** How a language writes numbers: its group and decimal signs. `decimals` is how many digits may follow. */
export function numberShape(locale: string, decimals: number): NumberShape {
  const parts = new Intl.NumberFormat(locale).formatToParts(-12345678.9);
  const sign = (type: string, fallback: string) => parts.find((part) => part.type === type)?.value ?? fallback;
  return { group: sign('group', ','), decimal: sign('decimal', '.'), decimals };
}

/**
 * What a person typed, formatted as far as it goes: groups are set, a trailing decimal sign is kept, further digits are dropped.
 * "12345.6" → "12,345.6"; "abc" → "".
 */
export function formatTyped(text: string, shape: NumberShape): string {
  const kept = [...text].filter((char) => /\d/.test(char) || char === shape.decimal).join('');
  const cut = shape.decimals > 0 ? kept.indexOf(shape.decimal) : -1;
  const whole = (cut < 0 ? kept : kept.slice(0, cut)).replaceAll(/\D/g, '').replace(/^0+(?=\d)/, '');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, shape.group);
  if (cut < 0) return grouped;
  const fraction = kept
    .slice(cut + 1)
    .replaceAll(/\D/g, '')
    .slice(0, shape.decimals);
  return `${grouped || '0'}${shape.decimal}${fraction}`;
}

/**
 * Typed text to an integer in the smallest unit, by digits and never by floats. Null when empty. What is too large to be exact
 * becomes the largest integer, which every rule refuses at its field; as null it would pass for "left empty".
 */
export function typedToMinor(text: string, shape: NumberShape): number | null {
  const clean = formatTyped(text, shape);
  if (clean === '') return null;
  const [whole = '0', fraction = ''] = clean.split(shape.decimal);
  const minor = Number(whole.replaceAll(shape.group, '') + fraction.padEnd(shape.decimals, '0'));
  return Math.min(minor, Number.MAX_SAFE_INTEGER);
}

/** An integer in the smallest unit, as a person would type it. 5000 with two decimals → "50.00". */
export function minorToTyped(minor: number, shape: NumberShape): string {
  const digits = String(Math.abs(minor)).padStart(shape.decimals + 1, '0');
  const whole = shape.decimals > 0 ? digits.slice(0, -shape.decimals) : digits;
  const fraction = shape.decimals > 0 ? digits.slice(-shape.decimals) : '';
  return formatTyped(fraction ? whole + shape.decimal + fraction : whole, shape);
}

/** Where the caret belongs after formatting: behind as many digits and decimal signs as it was before. */
export function caretAfter(before: string, caret: number, after: string, shape: NumberShape): number {
  const counts = (char: string) => /\d/.test(char) || char === shape.decimal;
  let behind = [...before.slice(caret)].filter(counts).length;
  let at = after.length;
  while (at > 0 && behind > 0) {
    at -= 1;
    if (counts(after.charAt(at))) behind -= 1;
  }
  // Before a group sign and not behind it, where the next Backspace would delete only the sign.
  while (at > 0 && !counts(after.charAt(at - 1))) at -= 1;
  return at;
}
