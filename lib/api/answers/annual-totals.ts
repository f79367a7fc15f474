import { z } from '@hono/zod-openapi';
import { id, minor } from './fields';

const sums = {
  cashMinor: minor.openapi({ description: 'Paid by the bank in the year, less what came back in it.' }),
  usedMinor: minor.openapi({ description: 'Credit and discounts used, merchandise handed over.' }),
  totalMinor: minor,
};

export const annualTotalsAnswer = z
  .object({
    year: z.int(),
    timeZone: z.string(),
    currency: z.string().openapi({ description: "The organisation's own; the threshold is in it." }),
    thresholdMinor: minor.nullable(),
    currencies: z.array(
      z.object({
        currency: z.string(),
        ...sums,
        recipients: z.array(
          z.object({
            contactId: id,
            externalId: z.string().nullable(),
            name: z.string(),
            email: z.string().nullable(),
            currency: z.string(),
            ...sums,
            reportable: z.boolean().openapi({ description: 'The total has reached the threshold.' }),
          }),
        ),
      }),
    ),
  })
  .openapi('AnnualTotals');
