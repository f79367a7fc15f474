import { z } from 'zod';
import { type ContactRow, countContactRows, findContacts, listContactRows } from '@/db/queries/people';
import { listQueryFields, searchField, sortField } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { PEOPLE_COLUMNS } from '@/lib/domain/people/sorting';
import { STANDING_KINDS } from '@/lib/domain/people/standing';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';

const listSchema = z.strictObject({
  ...listQueryFields,
  search: searchField,
  standing: z.enum(STANDING_KINDS).optional(),
});

const peopleSchema = listSchema.extend({
  sort: sortField(PEOPLE_COLUMNS),
});

/**
 * A contact with its standings. A referrer may read himself.
 * @throws NotFoundError
 */
export async function getContact(ctx: Ctx, contactId: string): Promise<ContactRow> {
  const id = idSchema.safeParse(contactId).data;
  const self = ctx.actor.type === 'referrer' && ctx.actor.id === id;
  authorize(ctx, self ? 'portal' : 'people:read');
  const [contact] = id ? await readOnly(ctx, (tx) => findContacts(tx.sql, [id])) : [];
  if (!contact) throw new NotFoundError('contact');
  return contact;
}

/** Contacts, newest first. Input: `{search?, standing?, limit?, cursor?}`; `standing` means active in it. */
export async function listContacts(ctx: Ctx, input: unknown = {}): Promise<Page<ContactRow>> {
  authorize(ctx, 'people:read');
  const { limit, cursor, search, standing } = parse(listSchema, input);
  const filter = { search: search || null, standing: standing ?? null, before: cursorId(cursor), limit: limit + 1 };
  return toPage(await readOnly(ctx, (tx) => listContactRows(tx.sql, filter)), limit);
}

export interface PeopleList extends Page<ContactRow> {
  total: number;
}

/**
 * Contacts as `listContacts` answers them, and how many there are in all: for a page. Input: that of `listContacts` and `{sort?}`, one
 * of PEOPLE_SORTS.
 */
export async function listPeople(ctx: Ctx, input: unknown = {}): Promise<PeopleList> {
  authorize(ctx, 'people:read');
  const { limit, cursor, search, standing, sort } = parse(peopleSchema, input);
  const filter = { search: search || null, standing: standing ?? null, ...(sort ? { sort } : {}) };
  const before = cursorId(cursor);
  return readOnly(ctx, async ({ sql }) => ({
    ...toPage(await listContactRows(sql, { ...filter, before, limit: limit + 1 }), limit),
    total: await countContactRows(sql, filter),
  }));
}
