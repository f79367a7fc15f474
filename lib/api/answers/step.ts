import { z } from '@hono/zod-openapi';

export const stepListSchema = z
  .object({
    data: z.array(
      z.object({
        key: z.string(),
        label: z.string().nullable().openapi({ description: 'Null for the steps that every school has.' }),
        byConversion: z.boolean().openapi({ description: 'It comes with a conversion and is not recorded by itself.' }),
      }),
    ),
    nextCursor: z.null(),
  })
  .openapi('StepList');
