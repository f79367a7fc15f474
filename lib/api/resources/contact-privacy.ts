import { z } from '@hono/zod-openapi';
import { eraseContactSchema } from '@/lib/domain/privacy/erasure';
import { eraseContact } from '@/lib/services/privacy/erase-contact';
import { exportContact } from '@/lib/services/privacy/export-contact';
import { id, instant } from '../answers/fields';
import { endpoint } from '../endpoint';

const common = { tag: 'Contacts', subject: 'contact', scope: 'people:write' } as const;

const rows = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));
const personExportSchema = z.object({ contactId: id, exportedAt: instant, data: rows }).openapi('PersonExport');
const erasureSchema = z.object({ id, erased: z.literal(true) }).openapi('Erasure');

export const contactPrivacy = [
  endpoint({
    ...common,
    method: 'get',
    path: '/contacts/{id}/export',
    summary: 'Everything that is kept of a person',
    description:
      'For a request under article 15 of the GDPR: rows by where they are kept, those of contacts that were merged into this one included. Other people are in it as ids only, or in words that the person wrote. That it was asked for is in the audit trail.',
    answers: { 200: personExportSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await exportContact(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/contacts/{id}/erase',
    summary: 'Erase a person for good',
    description:
      'Article 17 of the GDPR: names, addresses, identities, messages, codes and payout details go; balances, rewards of others and the audit chain stay. `confirm` is the person’s name, e-mail address or id. It cannot be undone.',
    body: eraseContactSchema,
    answers: { 200: erasureSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: await eraseContact(ctx, params.id as string, body),
    }),
  }),
];
