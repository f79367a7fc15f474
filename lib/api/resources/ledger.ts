import { annualTotalsSchema, readAnnualTotals } from '@/lib/services/ledger/annual-totals';
import { trialBalance } from '@/lib/services/ledger/reads';
import { annualTotalsAnswer } from '../answers/annual-totals';
import { trialBalanceSchema } from '../answers/balance';
import { endpoint } from '../endpoint';

export const ledger = [
  endpoint({
    method: 'get',
    path: '/ledger/trial-balance',
    tag: 'Ledger',
    summary: 'Read the balance of every kind of account',
    description: 'Debits are positive. Each currency sums to zero.',
    scope: 'payouts:read',
    answers: { 200: trialBalanceSchema },
    handle: async ({ ctx }) => ({ status: 200, body: await trialBalance(ctx) }),
  }),
  endpoint({
    method: 'get',
    path: '/ledger/annual-totals',
    tag: 'Ledger',
    summary: 'Read what every recipient got in a year',
    description:
      'A calendar year in the time zone of the organisation: cash paid by the bank, less what came back in the year, and credit and merchandise used. `reportable` marks who has reached the threshold for tax forms that the organisation set.',
    scope: 'payouts:read',
    query: annualTotalsSchema,
    answers: { 200: annualTotalsAnswer },
    handle: async ({ ctx, query }) => ({ status: 200, body: await readAnnualTotals(ctx, query) }),
  }),
];
