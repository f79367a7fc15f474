/**
 * One text for one value: keys sorted by code unit, no space, Dates as ISO strings, undefined members left out (in arrays:
 * null), as RFC 8785 does for the values we use. What is hashed, compared or replayed is written this way.
 * Throws TypeError for what JSON cannot carry (NaN, Infinity, bigint, functions).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON cannot carry ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new TypeError(`JSON cannot carry a ${typeof value}`);
  if (value instanceof Date) return `"${value.toISOString()}"`;
  return Array.isArray(value) ? arrayJson(value) : objectJson(value as Record<string, unknown>);
}

function arrayJson(items: readonly unknown[]): string {
  let json = '';
  for (const item of items) json += `${json && ','}${item === undefined ? 'null' : canonicalJson(item)}`;
  return `[${json}]`;
}

function objectJson(object: Record<string, unknown>): string {
  let json = '';
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member !== undefined) json += `${json && ','}${quote(key)}:${canonicalJson(member)}`;
  }
  return `{${json}}`;
}

// Nearly every string needs no escape; asking that first is several times faster.
function quote(text: string): string {
  return /^[\w :./+@-]*$/.test(text) ? `"${text}"` : JSON.stringify(text);
}
