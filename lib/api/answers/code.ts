import { z } from '@hono/zod-openapi';
import { id, instant } from './fields';

const fields = {
  id,
  code: z.string(),
  url: z.string().openapi({ format: 'uri', description: "The friend's landing page." }),
  expiresAt: instant.nullable(),
  isActive: z.boolean(),
  programId: id,
  referrerId: id,
  createdAt: instant,
};

export const codeSchema = z.object(fields).openapi('Code');

export const codeDetailSchema = z
  .object({
    ...fields,
    status: z.string().openapi({ description: '`active`, or why it does not count now.' }),
    programName: z.string(),
  })
  .openapi('CodeDetail');
