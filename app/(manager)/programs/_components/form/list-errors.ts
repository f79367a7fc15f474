import type { FieldError } from '@/components/ui/error-summary';

/** Nested errors of a form as a list of paths and messages, in the order of the form. */
export function listErrors(errors: object, path = ''): FieldError[] {
  return Object.entries(errors).flatMap(([key, value]): FieldError[] => {
    if (typeof value !== 'object' || value === null || key === 'ref') return [];
    const here = path ? `${path}.${key}` : key;
    if (typeof value.message === 'string' && !Array.isArray(value)) return [{ path: here, message: value.message }];
    return listErrors(value, here);
  });
}
