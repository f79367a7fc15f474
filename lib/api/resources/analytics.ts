import { analyticsQuerySchema } from '@/lib/domain/analytics/schema';
import { getOverview } from '@/lib/services/analytics/overview';
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
];
