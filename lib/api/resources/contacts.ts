import { z } from '@hono/zod-openapi';
import { listQueryFields, searchField } from '@/lib/domain/common/fields';
import { mergeContactsSchema, upsertContactSchema } from '@/lib/domain/people/schema';
import { STANDING_KINDS } from '@/lib/domain/people/standing';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { getContact, listContacts } from '@/lib/services/people/reads';
import { unmergeContact } from '@/lib/services/people/unmerge-contact';
import { upsertContact } from '@/lib/services/people/upsert-contact';
import { contactSchema } from '../answers/contact';
import { pageOf } from '../answers/fields';
import { endpoint } from '../endpoint';

const listContactsQuery = z.strictObject({
  ...listQueryFields,
  search: searchField,
  standing: z.enum(STANDING_KINDS).optional().openapi({ description: 'Those who are active in it.' }),
});

export const contacts = [
  endpoint({
    method: 'post',
    path: '/contacts',
    tag: 'Contacts',
    summary: 'Add a person or bring him up to date',
    description:
      'Found by `externalId`, else by e-mail or phone. `standing` is all that he is: what it leaves out ends.',
    scope: 'people:write',
    body: upsertContactSchema,
    answers: { 200: contactSchema, 201: contactSchema },
    handle: async ({ ctx, body }) => {
      const { created, contact } = await upsertContact(ctx, body);
      return { status: created ? 201 : 200, body: contact, location: `/api/v1/contacts/${contact.id}` };
    },
  }),
  endpoint({
    method: 'get',
    path: '/contacts',
    tag: 'Contacts',
    summary: 'List people, newest first',
    scope: 'people:read',
    query: listContactsQuery,
    answers: { 200: pageOf(contactSchema, 'ContactList') },
    handle: async ({ ctx, query }) => ({ status: 200, body: await listContacts(ctx, query) }),
  }),
  endpoint({
    method: 'get',
    path: '/contacts/{id}',
    tag: 'Contacts',
    summary: 'Read a person',
    scope: 'people:read',
    subject: 'contact',
    answers: { 200: contactSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await getContact(ctx, params.id as string) }),
  }),
  endpoint({
    method: 'post',
    path: '/contacts/{id}/merge',
    tag: 'Contacts',
    summary: 'Say that two people are one',
    description: 'All of the first becomes that of `intoId`, which is answered. Neither earns again by it.',
    scope: 'people:write',
    subject: 'contact',
    body: mergeContactsSchema,
    answers: { 200: contactSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: await mergeContacts(ctx, params.id as string, body),
    }),
  }),
  endpoint({
    method: 'post',
    path: '/contacts/{id}/unmerge',
    tag: 'Contacts',
    summary: 'Say that a merged person is somebody of his own',
    description:
      'Undoes the merge of this person: identities, standings, codes, referrals and what is still owed for them go back. What happened since then stays with the other. Neither earns again by it.',
    scope: 'people:write',
    subject: 'contact',
    answers: { 200: contactSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await unmergeContact(ctx, params.id as string) }),
  }),
];
