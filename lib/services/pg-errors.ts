interface PgError {
  code?: string;
  constraint_name?: string;
  cause?: unknown;
}

/** Whether PostgreSQL refused a row because of this unique index; also when the query builder has wrapped the error. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const { code, constraint_name, cause } = error as PgError;
  if (code === '23505') return constraint_name === constraint;
  return cause !== undefined && isUniqueViolation(cause, constraint);
}
