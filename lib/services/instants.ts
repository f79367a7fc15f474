import { DAY_MS } from '@/lib/domain/common/days';
import type { Ctx } from './context';
import { InvalidInputError } from './errors';

const EARLIEST = new Date('1990-01-01T00:00:00Z');

/** What is said to have happened must not lie in the future (a day of tolerance for clocks), nor before 1990. */
export function checkInstant(ctx: Ctx, path: string, at: Date): InvalidInputError | null {
  if (at < EARLIEST) return new InvalidInputError([{ path, message: 'Must not be before 1990.' }]);
  if (at.getTime() > ctx.now.getTime() + DAY_MS)
    return new InvalidInputError([{ path, message: 'Must not be in the future.' }]);
  return null;
}
