import type { Ctx } from '@/lib/services/context';

/** Whether somebody may hand over, cancel and keep the catalogue: managers and finance. */
export function mayAct({ scopes }: Ctx): boolean {
  return scopes.has('people:write') || scopes.has('rewards:approve');
}
