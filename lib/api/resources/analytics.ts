import { analyticsQuerySchema, leaderboardQuerySchema } from '@/lib/domain/analytics/schema';
import { getCohorts } from '@/lib/services/analytics/cohorts';
import { getFunnel } from '@/lib/services/analytics/funnel';
import { getLeaderboard } from '@/lib/services/analytics/leaderboard';
import { getLiability } from '@/lib/services/analytics/liability';
import { getOverview } from '@/lib/services/analytics/overview';
import { comparePrograms } from '@/lib/services/analytics/programs';
import { getSources } from '@/lib/services/analytics/sources';
import {
  cohortsSchema,
  funnelSchema,
  leaderboardSchema,
  programComparisonSchema,
  sourcesSchema,
} from '../answers/analytics';
import { liabilitySchema } from '../answers/liability';
import { overviewSchema } from '../answers/overview';
import { endpoint } from '../endpoint';

export const analytics = [
  endpoint({
    method: 'get',
    path: '/analytics/overview',
    tag: 'Analytics',
    names: 'programme',
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
    names: 'programme',
    summary: 'Read what is owed, was owed and will probably be',
    description:
      'Balances equal the ledger. The past is the last year by months unless asked otherwise; the forecast is always the next twelve months.',
    scope: 'analytics:read',
    query: analyticsQuerySchema,
    answers: { 200: liabilitySchema },
    handle: async ({ ctx, query }) => ({ status: 200, body: (await getLiability(ctx, query)) as never }),
  }),
  endpoint({
    method: 'get',
    path: '/analytics/funnel',
    tag: 'Analytics',
    names: 'programme',
    summary: 'Read how far referred friends come, and how long it takes',
    description:
      'The friends who were referred on these days, by the steps of the school; times of those who converted on them.',
    scope: 'analytics:read',
    query: analyticsQuerySchema,
    answers: { 200: funnelSchema },
    handle: async ({ ctx, query }) => ({ status: 200, body: await getFunnel(ctx, query) }),
  }),
  endpoint({
    method: 'get',
    path: '/analytics/sources',
    tag: 'Analytics',
    names: 'programme',
    summary: 'Read where touches came from, and what came of them',
    description: 'By channel, UTM source and campaign, and the host of the page that a link stood on.',
    scope: 'analytics:read',
    query: analyticsQuerySchema,
    answers: { 200: sourcesSchema },
    handle: async ({ ctx, query }) => ({ status: 200, body: await getSources(ctx, query) }),
  }),
  endpoint({
    method: 'get',
    path: '/analytics/leaderboard',
    tag: 'Analytics',
    names: 'programme',
    summary: 'Rank referrers by their conversions',
    description: 'Of all time, or of the days that are asked for.',
    scope: 'analytics:read',
    query: leaderboardQuerySchema,
    answers: { 200: leaderboardSchema },
    handle: async ({ ctx, query }) => ({ status: 200, body: await getLeaderboard(ctx, query) }),
  }),
  endpoint({
    method: 'get',
    path: '/analytics/cohorts',
    tag: 'Analytics',
    names: 'programme',
    summary: 'Read how friends of each month convert over time',
    description:
      'By the month in which they were referred; the last twelve months by default, from the first of a month.',
    scope: 'analytics:read',
    query: analyticsQuerySchema,
    answers: { 200: cohortsSchema },
    handle: async ({ ctx, query }) => ({ status: 200, body: await getCohorts(ctx, query) }),
  }),
  endpoint({
    method: 'get',
    path: '/analytics/programs',
    tag: 'Analytics',
    names: 'programme',
    summary: 'Compare programmes',
    description: 'Each in its own currency.',
    scope: 'analytics:read',
    query: analyticsQuerySchema,
    answers: { 200: programComparisonSchema },
    handle: async ({ ctx, query }) => ({ status: 200, body: await comparePrograms(ctx, query) }),
  }),
];
