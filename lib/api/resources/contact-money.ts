import { z } from '@hono/zod-openapi';
import { instantSchema } from '@/lib/domain/common/fields';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { contactStatement } from '@/lib/services/ledger/reads';
import { balanceSchema, statementSchema } from '../answers/balance';
import { endpoint } from '../endpoint';
import { preferredType } from '../request/preferred-type';
import { statementCsv } from '../statement-csv';

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
    description: '`from` is included, `to` is not. JSON, or a table with `Accept: text/csv`.',
    files: ['text/csv'],
    query: z.strictObject({ from: instantSchema.optional(), to: instantSchema.optional() }),
    answers: { 200: statementSchema },
    handle: async ({ ctx, params, query, accept }) => {
      const type = preferredType(accept, ['application/json', 'text/csv']);
      const statement = await contactStatement(ctx, { ...query, contactId: params.id });
      if (type === 'application/json') return { status: 200, body: statement };
      const fileName = `statement-${statement.contactId}.csv`;
      return { file: statementCsv(statement), contentType: 'text/csv; charset=utf-8', fileName };
    },
  }),
];
