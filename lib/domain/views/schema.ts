import { z } from 'zod';
import { text } from '../common/fields';

/** Lists whose filters can be kept under a name. */
export const VIEW_PAGES = ['people'] as const;

/** What of an address is a filter: the place in the list is not. */
const querySchema = z
  .string()
  .max(1000, 'Must have at most 1000 characters.')
  .transform((value) => {
    const params = new URLSearchParams(value);
    params.delete('cursor');
    params.sort();
    return params.toString();
  });

export const saveViewSchema = z.strictObject({
  page: z.enum(VIEW_PAGES),
  name: text(60),
  query: querySchema,
  /** Whether all of the staff see it. */
  shared: z.boolean().default(false),
  pinned: z.boolean().default(false),
});

export const listViewsSchema = z.strictObject({ page: z.enum(VIEW_PAGES) });
export const pinViewSchema = z.strictObject({ pinned: z.boolean() });
