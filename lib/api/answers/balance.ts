import { z } from '@hono/zod-openapi';
import { id, instant, minor } from './fields';

const currencyBalance = z.object({
  currency: z.string(),
  cash: z.object({
    pendingMinor: minor.openapi({ description: 'Granted, in its hold or waiting for approval.' }),
    payableMinor: minor.openapi({ description: 'Approved and not yet settled; negative when something is owed back.' }),
    paidMinor: minor,
  }),
  credit: z.object({ availableMinor: minor, expiringMinor: minor, nextExpiryAt: instant.nullable() }),
});

export const balanceSchema = currencyBalance
  .extend({ others: z.array(currencyBalance).openapi({ description: 'Balances in other currencies.' }) })
  .openapi('Balance');

export const statementSchema = z
  .object({
    contactId: id,
    from: instant.nullable(),
    to: instant.nullable(),
    currencies: z.array(
      z.object({
        currency: z.string(),
        openingMinor: minor,
        closingMinor: minor,
        lines: z.array(
          z.object({
            occurredAt: instant,
            accounts: z.record(z.string(), minor).openapi({ description: 'Which accounts moved by how much.' }),
            subjectType: z.string(),
            subjectId: id,
            kind: z.string(),
            reason: z.string(),
            amountMinor: minor,
            balanceMinor: minor.openapi({ description: 'What the school owes after this line.' }),
          }),
        ),
      }),
    ),
  })
  .openapi('Statement');

export const trialBalanceSchema = z
  .object({
    currencies: z.array(
      z.object({
        currency: z.string(),
        sumMinor: minor.openapi({ description: 'Always 0.' }),
        accounts: z.array(z.object({ account: z.string(), balanceMinor: minor })),
      }),
    ),
  })
  .openapi('TrialBalance');
