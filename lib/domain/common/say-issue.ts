import type { z } from 'zod';

const FORMS: Record<string, string> = {
  string: 'Must be text.',
  number: 'Must be a number.',
  int: 'Must be a whole number.',
  boolean: 'Must be true or false.',
  array: 'Must be a list.',
};

/**
 * The words for what a schema wants where it has none of its own: zod's are for programmers. Given to a parse as its `error`;
 * what a schema says itself goes before.
 */
export function sayIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return FORMS[issue.expected] ?? 'Is not in the right form.';
    case 'invalid_value':
      return `Must be one of ${issue.values.map(String).join(', ')}.`;
    case 'too_big':
      return `${most(issue.origin)} ${issue.maximum}${unit(issue.origin)}.`;
    case 'too_small':
      return `${least(issue.origin)} ${issue.minimum}${unit(issue.origin)}.`;
    case 'unrecognized_keys':
      return `There is no such field: ${issue.keys.join(', ')}.`;
    default:
      return 'Is not in the right form.';
  }
}

const most = (origin: string) => `Must ${unit(origin) ? 'have' : 'be'} at most`;
const least = (origin: string) => `Must ${unit(origin) ? 'have' : 'be'} at least`;

function unit(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}
