import { z } from '@hono/zod-openapi';

/** An instant in an answer: services give a Date or what was stored as text; it is sent as ISO 8601 in UTC. */
export const instant = z.coerce.date<Date | string>().transform((value) => value.toISOString());

export const id = z.string().openapi({ format: 'uuid' });

/** A whole amount in minor units. */
export const minor = z.int().openapi({ description: 'Minor units.' });

/** A page of a list. `nextCursor` is null on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item, name: string) {
  return z
    .object({
      data: z.array(item),
      nextCursor: z.string().nullable().openapi({ description: 'For `cursor` of the next call; null at the end.' }),
    })
    .openapi(name);
}

/** One of a list of words. Rows give plain strings; the database's own checks hold them to the list. */
export function wordOf(list: readonly string[]) {
  return z.enum(list);
}

/** A text that is left out when there is none. */
export const textIfAny = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined)
  .openapi({ type: 'string' });
