import { z } from '@hono/zod-openapi';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { contactStatement } from '@/lib/services/ledger/contact-statement';
import { statementFile } from '@/lib/services/ledger/statement-file';
import { balanceSchema, statementSchema } from '../answers/balance';
import { endpoint } from '../endpoint';
import { preferredType } from '../request/preferred-type';

/** The service parses it: a day or an instant. */
const bound = z.string().openapi({ example: '2026-08-01' });

const common = { tag: 'Contacts', subject: 'contact', scope: 'people:read' } as const;

export const contactMoney = [
  endpoint({
    ...common,
    method: 'get',
    path: '/contacts/{id}/balance',
    summary: 'Read what a person has earned',
    answers: { 200: balanceSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await contactBalance(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/contacts/{id}/statement',
    summary: "Read a person's movements with running balances",
    description:
      '`from` and `to` are days in the time zone of the organisation, both included, or instants, of which `to` is excluded. JSON, a table with `Accept: text/csv`, or a document with `Accept: application/pdf`.',
    files: ['text/csv', 'application/pdf'],
    query: z.strictObject({ from: bound.optional(), to: bound.optional() }),
    answers: { 200: statementSchema },
    handle: async ({ ctx, params, query, accept }) => {
      const type = preferredType(accept, ['application/json', 'text/csv', 'application/pdf']);
      const input = { ...query, contactId: params.id };
      if (type === 'application/json') return { status: 200, body: await contactStatement(ctx, input) };
      const { body, ...file } = await statementFile(ctx, { ...input, format: type === 'text/csv' ? 'csv' : 'pdf' });
      return { ...file, file: body };
    },
  }),
];
