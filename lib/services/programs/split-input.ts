import type { ProgramFields } from '@/db/queries/programs';
import { type CreateProgramInput, type ProgramDefinition, programDefinitionSchema } from '@/lib/domain/programs/schema';

/** Parts a programme's body into what belongs to the programme and what a version freezes. */
export function splitInput(input: CreateProgramInput): { fields: ProgramFields; definition: ProgramDefinition } {
  const { name, description, programType, currency, startsAt, endsAt, budgetMinor, ...rest } = input;
  return {
    fields: { name, description: description ?? null, programType, currency, startsAt, endsAt: endsAt ?? null },
    definition: programDefinitionSchema.parse({ ...rest, budgetMinor: budgetMinor ?? null }),
  };
}

/** The body that would make this programme: what a change is laid over, and a copy starts from. */
export function joinInput(fields: ProgramFields, definition: ProgramDefinition): Record<string, unknown> {
  const { name, description, programType, currency, startsAt, endsAt } = fields;
  return {
    ...definition,
    name,
    description: description ?? undefined,
    programType,
    currency,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString(),
    budgetMinor: definition.budgetMinor ?? undefined,
  };
}
