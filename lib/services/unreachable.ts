/** The database did not answer in time: it is not known whether it did what it was asked. */
export class UnreachableError extends Error {
  constructor() {
    super('The database did not answer in time');
    this.name = 'UnreachableError';
  }
}

// What postgres.js, the network and a server that is stopping or starting say.
const CODES = new Set([
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['57P01', '57P02', '57P03'],
]);

/** Whether an error says that the database cannot be reached, rather than that it refuses. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof UnreachableError) return true;
  // Drizzle wraps what the driver said.
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string' && (CODES.has(code) || /^08...$/.test(code))) return true;
  return cause !== undefined && isUnreachable(cause);
}

/** The answer of `work`, or an UnreachableError after so long; the work itself goes on. */
export function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new UnreachableError()), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
