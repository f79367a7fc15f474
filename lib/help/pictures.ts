/** Who looks at a page in a picture: a role of the staff, the demo school's referrer, its minor, or somebody signed out. */
export type Viewer = 'owner' | 'manager' | 'finance' | 'viewer' | 'referrer' | 'minor' | 'nobody';

/** How a picture of the guide is taken from the running product, and what has to be on it. */
export interface Recipe {
  name: string;
  as: Viewer;
  /** `ID` stands for the thing that the first link of `list` to its kind of page leads to. */
  path: string;
  list?: string;
  size: keyof typeof PICTURE_SIZES;
  /** Words that must be visible on the page, as headings, labels or text. The first is scrolled to. */
  shows: readonly [string, ...string[]];
}

/** In CSS pixels. The files have 1.5 of their own for each. */
export const PICTURE_SIZES = {
  desktop: { width: 1120, height: 720 },
  phone: { width: 390, height: 720 },
} as const;

export const PICTURE_THEMES = ['light', 'dark'] as const;

const owner = (name: string, path: string, shows: Recipe['shows'], list?: string): Recipe => ({
  name,
  as: 'owner',
  path,
  size: 'desktop',
  shows,
  ...(list ? { list } : {}),
});
const finance = (...given: Parameters<typeof owner>): Recipe => ({ ...owner(...given), as: 'finance' });
const portal = (name: string, end: string, shows: Recipe['shows']): Recipe => ({
  name,
  as: 'referrer',
  path: `/portal${end}`,
  size: 'phone',
  shows,
});

/** Every picture of the guide. The browser tests walk through all of them, so a page that changed is noticed. */
export const RECIPES: readonly Recipe[] = [
  owner('dashboard-overview', '/dashboard', ['Overview', 'Cost per enrolment', 'Trend']),
  owner('programs-list', '/programs', ['Programmes', 'New programme']),
  owner('program-builder', '/programs/new?template=language-school', ['Live example', 'What friends see']),
  owner('program-rules', '/programs/ID/rules', ['In force: version', 'Live example'], '/programs?status=active'),
  owner('program-codes', '/programs/ID/codes', ['Issue a code', 'Find a code or a person'], '/programs?status=active'),
  owner('people-list', '/people', ['People', 'Add a person']),
  owner('person-page', '/people/ID', ['Who this is', 'Ana Gómez', 'Codes', 'Balance'], '/people?q=Gómez'),
  owner('referral-page', '/referrals/ID', ['At a glance', 'What happened', 'Rewards'], '/referrals?status=rewarded'),
  owner('attribution-receipt', '/referrals/ID/receipt', ['Attribution receipt'], '/referrals?status=rewarded'),
  owner('fraud-list', '/fraud', ['Fraud', 'To decide', 'Confirmed']),
  owner('rewards-queue', '/rewards', ['Rewards', 'To approve', 'In hold']),
  owner('messages-settings', '/settings/messages', ['Edit messages', 'Addresses not written to']),
  owner('template-editor', '/settings/messages/templates/reward-approved', ['Subject', 'Preview']),
  owner('community-questions', '/community', ['Community']),
  owner('analytics-funnel', '/analytics/funnel?days=365', ['Analytics', 'Funnel', 'Shares opened']),
  portal('portal-home', '', ['Your code', 'Share with a friend']),
  portal('portal-share', '/share', ['Your link', 'Your message', 'QR code']),
  portal('portal-progress', '/progress', ['Progress']),
  portal('portal-wallet', '/wallet', ['Wallet', 'Cash', 'Payable']),
  portal('portal-welcome', '/welcome?step=2', ['Your code and your name', 'What your friends call you']),
  portal('portal-rewards', '/wallet', ['Paid on', 'Why this amount?']),
  portal('portal-statement', '/wallet/statement?period=all', ['Statement', 'Taken back', 'Balance']),
  portal('portal-news', '/notifications', ['News', 'Mark all as read']),
  portal('portal-messages', '/settings', ['A friend used your code', 'SMS']),
  { ...portal('portal-guardian', '', ['A parent or guardian has to agree', 'Ask by e-mail']), as: 'minor' },
  portal('portal-settings', '/settings', ['My data', 'Your sign-in links go to this address.']),
  { name: 'landing-page', as: 'nobody', path: '/r/ANA-2026', size: 'phone', shows: ['You are invited'] },
  finance('payouts-list', '/payouts', ['Payouts', 'Run payouts now', 'Goes to']),
  finance('reconciliation', '/payouts/reconciliation', ['Reconciliation']),
  finance('ledger', '/ledger', ['Ledger', 'Check the ledger', 'In balance']),
  finance('statement', '/people/ID/statement?period=all', ['Statement for Ana Gómez'], '/people?q=Gómez'),
  finance('annual-totals', '/ledger/annual', ['Annual totals']),
  finance('liability', '/analytics/liability', ['What you owe']),
  owner('payout-settings', '/settings/payouts', ['When payouts run', 'Least amount']),
  owner('api-clients', '/settings/api', ['Create API client', 'Scopes']),
  owner('webhooks', '/settings/webhooks', ['Add endpoint']),
  owner('audit-trail', '/settings/audit', ['Verify the chain']),
  owner('privacy-settings', '/settings/privacy', ['How long data is kept']),
  owner('cookie-settings', '/settings/tracking', ['Cookies on invitation pages', 'After consent']),
  owner('fraud-settings', '/settings/fraud', ['When to look closer', 'Hold from a score of']),
  owner('import-file', '/conversions/import', ['Import a file', 'What the file holds', 'Show what it would do']),
  owner('staff', '/settings/staff', ['Add staff', 'Role']),
];

/** The recipe of a picture, if there is one of that name. */
export function recipeOf(name: string): Recipe | undefined {
  return RECIPES.find((recipe) => recipe.name === name);
}

/** Where a picture is served from. */
export function pictureAddress(name: string, theme: (typeof PICTURE_THEMES)[number]): string {
  return `/help/${name}-${theme}.webp`;
}

/** How a page names a picture: `![words](picture:dashboard-overview)`. */
export const PICTURE_SCHEME = 'picture:';
