import type { Finding } from './finding';
import type { Rewards } from './rewards-schema';
import type { CheckInput } from './worst-case';

/** Every course that rules and promotions name, once. */
export function namedCourses({ courses, promotions }: Rewards): string[] {
  return [...new Set([...courses, ...promotions].flatMap(({ courseExternalIds }) => courseExternalIds ?? []))];
}

/** Courses that the school does not have: mistyped, or to come. Nothing forbids to name them before they are there. */
export function courseFindings({ definition, unknownCourses = [] }: CheckInput): Finding[] {
  const unknown = new Set(unknownCourses);
  if (unknown.size === 0) return [];
  const lists = (['courses', 'promotions'] as const).flatMap((list) =>
    definition.rewards[list].map(({ courseExternalIds }, index) => ({ list, index, courses: courseExternalIds ?? [] })),
  );
  return lists.flatMap(({ list, index, courses }) =>
    courses.flatMap((course, position): Finding[] => {
      if (!unknown.has(course)) return [];
      const path = ['rewards', list, index, 'courseExternalIds', position];
      const message = `There is no course "${course}"; the rule waits until there is.`;
      const code = 'unknown-course';
      return [{ code, severity: 'warning', path, message, key: code, params: { name: course } }];
    }),
  );
}
