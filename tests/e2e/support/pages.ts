/** Every page, for the browser tests and for the screenshots. */
export const PUBLIC = ['/', '/sign-in', '/help', '/help/api', '/r/ANA-2026', '/r/ANA-2026/thanks'];
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
  '/rewards',
  '/rewards?view=paid',
  '/redemptions',
  '/redemptions/rewards',
  '/redemptions/gifts',
  '/redemptions/catalogue',
  '/payouts',
  '/ledger',
  '/ledger/annual',
  '/analytics/liability',
  '/payouts/reconciliation',
  '/outbox',
  '/settings/organisation',
  '/settings/staff',
  '/settings/payouts',
  '/settings/api',
  '/settings/audit',
];
/** Pages of one thing: where its id comes from, and the pages. */
export const DETAILS: readonly { list: string; of?: string; pages: readonly string[] }[] = [
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
      '/people/ID/statement',
      '/people/ID/statement?period=all',
    ],
  },
  { list: '/referrals?status=rewarded', pages: ['/referrals/ID', '/referrals/ID/receipt'] },
  { list: '/payouts', pages: ['/payouts/ID'] },
];
export const PORTAL = [
  '',
  '/share',
  '/progress',
  '/wallet',
  '/wallet/statement',
  '/learn',
  '/notifications',
  '/settings',
].map((end) => `/portal${end}`);
