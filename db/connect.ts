import postgres from 'postgres';

const types = {
  /** int8: amounts and counts. A number that JavaScript cannot hold exactly is an error, never a rounding. */
  bigint: {
    to: 20,
    from: [20],
    parse: (text: string) => {
      const value = Number(text);
      if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond the safe integers`);
      return value;
    },
    serialize: (value: number | bigint) => {
      if (typeof value === 'number' && !Number.isSafeInteger(value))
        throw new RangeError(`${value} is no safe integer`);
      return String(value);
    },
  },
  /** A calendar day is not an instant: it stays `YYYY-MM-DD`. */
  day: {
    to: 1082,
    from: [1082],
    parse: (text: string) => text,
    serialize: (value: Date | string) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  },
  instant: {
    to: 1184,
    from: [1114, 1184],
    parse: (text: string) => new Date(text),
    serialize: (value: Date | string) => (value instanceof Date ? value : new Date(value)).toISOString(),
  },
  /** Drizzle hands over JSON that is text already; `sql.json(object)` hands over objects. */
  json: {
    to: 3802,
    from: [114, 3802],
    parse: (text: string) => JSON.parse(text),
    serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  },
};

/** Seconds before the next try to connect: a database that comes back is not kept waiting for the driver's 20. */
const backoff = (attempt: number) => Math.min(0.05 * 2 ** attempt, 1);

/**
 * A pool of connections with Kith's types: int8 as safe integers, instants as `Date`, days as text.
 * A JSON value given as text is taken to be JSON already (`sql.json('x')` is not a JSON string).
 */
export function connect(url: string, options: postgres.Options<Record<string, postgres.PostgresType>> = {}) {
  return postgres(url, {
    onnotice: () => {},
    types,
    backoff,
    // Also as long as a statement may wait on a connection that broke before it was sent: see `retire` in `client.ts`.
    connect_timeout: 3,
    ...options,
  }) as unknown as postgres.Sql;
}
