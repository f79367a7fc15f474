import { z } from '@hono/zod-openapi';
import { LANGUAGES } from '@/lib/domain/common/languages';
import { STATEMENT_VALUES } from '@/lib/domain/ledger/statement';
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

const columns = {
  earnedMinor: minor,
  takenBackMinor: minor,
  paidMinor: minor.openapi({ description: 'Paid out, used or handed over; negative when a payment came back.' }),
};
const value = z.enum(STATEMENT_VALUES).openapi({ description: 'What it is owed in.' });

const waiting = minor.openapi({ description: 'The part of `closingMinor` that waits for the hold or for approval.' });

const statementLine = z.object({
  transferId: id,
  occurredAt: instant,
  kind: z.string(),
  description: z.string().openapi({ description: 'What it was, in words.' }),
  reason: z.string(),
  subjectType: z.string(),
  subjectId: id,
  value,
  accounts: z.record(z.string(), minor).openapi({ description: 'Which accounts moved by how much.' }),
  amountMinor: minor.openapi({ description: '`earnedMinor - takenBackMinor - paidMinor`.' }),
  ...columns,
  balanceMinor: minor.openapi({ description: 'What the school owes after this line.' }),
  valueBalanceMinor: minor.openapi({ description: 'The part of it that is owed in `value`.' }),
});

export const statementSchema = z
  .object({
    contactId: id,
    from: instant.nullable().openapi({ description: 'The first instant.' }),
    to: instant.nullable().openapi({ description: 'The first instant after the period.' }),
    language: z.enum(LANGUAGES).openapi({ description: 'What the person reads: that of `description`.' }),
    currencies: z.array(
      z.object({
        currency: z.string(),
        openingMinor: minor,
        closingMinor: minor,
        values: z.array(
          z.object({ value, openingMinor: minor, ...columns, closingMinor: minor, waitingMinor: waiting }),
        ),
        accounts: z.array(
          z.object({ account: z.string(), openingMinor: minor, movedMinor: minor, closingMinor: minor }),
        ),
        lines: z.array(statementLine),
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
