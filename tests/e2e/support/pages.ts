import type { Api } from './api';

/** Every page, for the browser tests and for the screenshots. */
export const PUBLIC = [
  '/',
  '/sign-in',
  '/help',
  '/help?q=code',
  '/help?q=nothing-like-this',
  '/help/manager',
  '/help/manager/referrals-and-attribution',
  '/help/student/sharing',
  '/help/finance/payouts',
  '/help/developer/quick-start',
  '/help/security/overview',
  '/help/api',
  '/r/ANA-2026',
  '/r/ANA-2026/thanks',
];
export const DASHBOARD = [
  '/dashboard',
  '/dashboard?days=365',
  '/programs',
  '/programs/new',
  '/programs/new?template=language-school',
  '/people',
  '/people/new',
  '/referrals',
  '/conversions',
  '/conversions/new',
  '/conversions/import',
  '/attribution',
  '/attribution?view=report',
  '/attribution?view=what-if',
  '/attribution?view=decisions',
  '/attribution?view=overrides',
  '/fraud',
  '/fraud?view=confirmed',
  '/rewards',
  '/rewards?view=paid',
  '/redemptions',
  '/redemptions/rewards',
  '/redemptions/gifts',
  '/redemptions/catalogue',
  '/payouts',
  '/ledger',
  '/ledger/annual',
  '/analytics/overview',
  '/analytics/funnel?days=365',
  '/analytics/sources?days=365',
  '/analytics/programs?days=365',
  '/analytics/referrers?days=365',
  '/analytics/cohorts',
  '/analytics/liability',
  '/payouts/reconciliation',
  '/community',
  '/community?view=answered',
  '/community/board',
  '/community/challenges',
  '/community/training',
  '/community/settings',
  '/outbox',
  '/settings/organisation',
  '/settings/me',
  '/settings/staff',
  '/settings/payouts',
  '/settings/tracking',
  '/settings/messages',
  '/settings/messages/templates',
  '/settings/messages/templates/reward-approved',
  '/settings/messages/addresses',
  '/settings/fraud',
  '/settings/api',
  '/settings/webhooks',
  '/settings/privacy',
  '/settings/audit',
];
interface Detail {
  list: string;
  /** The field of the list that the pages are named by; `id` by default. */
  of?: string;
  pages: readonly string[];
  /** What is made when there is none yet. */
  otherwise?: Record<string, unknown>;
}

/** Pages of one thing: where its id comes from, and the pages. */
export const DETAILS: readonly Detail[] = [
  {
    list: '/programs?status=active',
    pages: ['', '/rules', '/versions', '/codes', '/referrals', '/backtest'].map((end) => `/programs/ID${end}`),
  },
  {
    list: '/codes',
    of: 'referrerId',
    pages: [
      '/people/ID',
      '/people/ID/edit',
      '/people/ID/merge',
      '/people/ID/network',
      '/people/ID/timeline',
      '/people/ID/statement',
      '/people/ID/statement?period=all',
    ],
  },
  { list: '/referrals?status=rewarded', pages: ['/referrals/ID', '/referrals/ID/receipt'] },
  { list: '/rewards', pages: ['/rewards/ID'] },
  { list: '/payouts', pages: ['/payouts/ID'] },
  {
    list: '/webhook-endpoints',
    pages: ['/settings/webhooks/ID'],
    otherwise: { url: 'https://hooks.example/kith', description: 'Enrolment system' },
  },
];
export const PORTAL = [
  '',
  '/share',
  '/progress',
  '/progress/missing',
  '/wallet',
  '/wallet/statement',
  '/learn',
  '/learn/first-share',
  '/welcome',
  '/welcome?step=2',
  '/welcome?step=3',
  '/community',
  '/community/board',
  '/questions',
  '/notifications',
  '/settings',
].map((end) => `/portal${end}`);

/** The pages of one thing as they are in this school. */
export async function pagesOf(api: Api, { list, of = 'id', pages, otherwise }: Detail): Promise<string[]> {
  const { data } = await api.get<{ data: Record<string, string>[] }>(list);
  const first = data[0] ?? (otherwise ? await api.post<Record<string, string>>(list, otherwise) : {});
  return pages.map((page) => page.replace('ID', String(first[of])));
}
