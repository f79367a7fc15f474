import { trialBalance } from '@/lib/services/ledger/reads';
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
];
