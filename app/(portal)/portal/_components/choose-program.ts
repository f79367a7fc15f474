import type { OwnProgram } from '@/lib/services/programs/own-programs';

/** The programme that the address names, else the first: the list begins with what can be used. */
export function chooseProgram(programs: readonly OwnProgram[], id: string | null): OwnProgram | undefined {
  return programs.find((program) => program.id === id) ?? programs[0];
}
