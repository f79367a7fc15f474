import { analyticsQuerySchema } from '@/lib/domain/analytics/schema';
import { getLiability } from '@/lib/services/analytics/liability';
import { getOverview } from '@/lib/services/analytics/overview';
import { liabilitySchema } from '../answers/liability';
import { overviewSchema } from '../answers/overview';
import { endpoint } from '../endpoint';

export const analytics = [
  endpoint({
    method: 'get',
    path: '/analytics/overview',
    tag: 'Analytics',
    subject: 'programme',
    summary: 'Read the figures of the dashboard',
    description: 'Days are those of the organisation, both included; the last 30 by default.',
    scope: 'analytics:read',
    query: analyticsQuerySchema,
    answers: { 200: overviewSchema },
    handle: async ({ ctx, query }) => ({ status: 200, body: await getOverview(ctx, query) }),
  }),
  endpoint({
    method: 'get',
    path: '/analytics/liability',
    tag: 'Analytics',
    subject: 'programme',
    summary: 'Read what is owed, was owed and will probably be',
    description:
      'Balances equal the ledger. The past is the last year by months unless asked otherwise; the forecast is always the next twelve months.',
    scope: 'analytics:read',
    query: analyticsQuerySchema,
    answers: { 200: liabilitySchema },
    handle: async ({ ctx, query }) => ({ status: 200, body: (await getLiability(ctx, query)) as never }),
  }),
];
