import { z } from '@hono/zod-openapi';
import { issueCodeSchema } from '@/lib/domain/codes/schema';
import { listQueryFields, searchField } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { issueCode } from '@/lib/services/codes/issue-code';
import { codeQr, codeQrSchema } from '@/lib/services/codes/qr';
import { getCode, listCodes } from '@/lib/services/codes/reads';
import { codeDetailSchema, codeSchema } from '../answers/code';
import { pageOf } from '../answers/fields';
import { endpoint } from '../endpoint';

const common = { tag: 'Codes', subject: 'code' } as const;

const listCodesQuery = z.strictObject({
  ...listQueryFields,
  programId: idSchema.optional(),
  referrerId: idSchema.optional(),
  search: searchField,
});

export const codes = [
  endpoint({
    ...common,
    method: 'post',
    path: '/programs/{id}/codes',
    subject: 'programme',
    summary: 'Give a person a code',
    description: 'His own choice, or a generated one. Without `code`, one that he has already is answered with 200.',
    scope: 'programs:write',
    body: issueCodeSchema,
    rules: ['program-not-active', 'referrer-not-eligible', 'code-taken'],
    answers: { 200: codeSchema, 201: codeSchema },
    handle: async ({ ctx, params, body }) => {
      const code = await issueCode(ctx, params.id as string, body);
      return { status: code.created ? 201 : 200, body: code, location: `/api/v1/codes/${code.code}` };
    },
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/codes',
    summary: 'List codes, newest first',
    scope: 'programs:read',
    query: listCodesQuery,
    answers: { 200: pageOf(codeSchema, 'CodeList') },
    handle: async ({ ctx, query }) => ({ status: 200, body: await listCodes(ctx, query) }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/codes/{code}',
    summary: 'Read a code, in any case',
    scope: 'programs:read',
    answers: { 200: codeDetailSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await getCode(ctx, params.code as string) }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/codes/{code}/qr',
    summary: 'Get the QR code of a code as an image',
    scope: 'programs:read',
    query: codeQrSchema,
    answers: {},
    files: ['image/svg+xml', 'image/png'],
    handle: async ({ ctx, params, query }) => {
      const { body, contentType } = await codeQr(ctx, params.code as string, query);
      return { file: body, contentType };
    },
  }),
];
