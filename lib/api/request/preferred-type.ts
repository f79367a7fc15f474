import { type Accept, parseAccept } from 'hono/utils/accept';
import { AppError } from '@/lib/services/errors';

/**
 * The first of `offered` that the header `Accept` (RFC 9110, 12.5.1) likes best.
 * @throws AppError (406) when it likes none
 */
export function preferredType<Type extends string>(accept: string, offered: readonly [Type, ...Type[]]): Type {
  if (!accept.trim()) return offered[0];
  const ranges = parseAccept(accept.toLowerCase());
  const scored = offered.map((type) => ({ type, quality: qualityOf(type, ranges) }));
  const best = scored.reduce((a, b) => (b.quality > a.quality ? b : a));
  if (best.quality > 0) return best.type;
  throw new AppError(406, 'not-acceptable', `This can be had as ${offered.join(' or ')}.`);
}

// The most specific range that matches decides.
function qualityOf(type: string, ranges: readonly Accept[]): number {
  const patterns = [type, `${type.split('/')[0]}/*`, '*/*'];
  for (const pattern of patterns) {
    const found = ranges.find((range) => range.type === pattern);
    // Hono reads a weight that is no number as 1; here such a type is not asked for.
    if (found) return Number.isNaN(Number(found.params.q ?? 1)) ? 0 : found.q;
  }
  return 0;
}
