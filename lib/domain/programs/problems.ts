import type { Eligibility } from './schema';
import { KINDS_OF_TYPE, type ProgramType } from './types';

export type ProgramProblem = { readonly path: readonly (string | number)[]; readonly message: string };

export type ProblemInput = {
  readonly startsAt?: Date;
  readonly endsAt?: Date | null;
  readonly programType?: ProgramType;
  readonly eligibility?: Partial<Eligibility>;
};

/**
 * What two fields of a programme say against each other: the end not after the start, criteria that would widen rule 1. Asked
 * of a body, and again of what a change or a template made of a stored programme.
 */
export function programProblems(program: ProblemInput): ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  if (program.startsAt && program.endsAt && program.endsAt <= program.startsAt) {
    problems.push({ path: ['endsAt'], message: 'Must be after startsAt.' });
  }
  if (!program.programType) return problems;
  const admitted = KINDS_OF_TYPE[program.programType];
  program.eligibility?.kinds?.forEach((kind, index) => {
    if (admitted.includes(kind)) return;
    const message = `A ${program.programType} programme can only narrow to ${admitted.join(' or ')}.`;
    problems.push({ path: ['eligibility', 'kinds', index], message });
  });
  return problems;
}
