import { ConflictError } from '../errors';

/** Said where a change would leave a school without an owner. */
export function lastOwnerError(name: string): ConflictError {
  return new ConflictError(`${name} is the last owner. Make somebody else an owner first.`, 'last-owner');
}
