import type { Ctx } from '@/lib/services/context';
import { createProgram } from '@/lib/services/programs/create-program';
import type { ProgramView } from '@/lib/services/programs/program-view';
import { publishProgram } from '@/lib/services/programs/publish-program';

/** The body of a student programme as api.md shows it. */
export function programBody(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: 'Bring a friend',
    programType: 'student',
    currency: 'USD',
    startsAt: '2026-01-01T00:00:00Z',
    trigger: { milestone: 'enrolled' },
    rewards: {
      referrer: { kind: 'cash', amountMinor: 5000 },
      referee: { kind: 'discount', rateBps: 1000, capMinor: 5000 },
    },
    termsAndConditions: 'One reward for each friend.',
    ...overrides,
  };
}

/** A programme that was never published. */
export function aDraftProgram(ctx: Ctx, overrides: Record<string, unknown> = {}): Promise<ProgramView> {
  return createProgram(ctx, programBody(overrides));
}

/** An active programme. */
export async function aProgram(ctx: Ctx, overrides: Record<string, unknown> = {}): Promise<ProgramView> {
  return publishProgram(ctx, (await aDraftProgram(ctx, overrides)).id);
}
