/** The help pages in the order of the index, each with its sections; their words are in the catalogue's `help`. */
export const ARTICLES = {
  'getting-started': ['template', 'publish', 'invite', 'community', 'watch'],
  sharing: ['code', 'share', 'paper', 'together', 'minors', 'waiting', 'paid'],
  rewards: ['amount', 'limits', 'approval', 'refund'],
  payouts: ['providers', 'days', 'lost', 'takeBack', 'files', 'reconcile'],
  credit: ['use', 'rest', 'end'],
  attribution: ['touch', 'window', 'winner', 'once', 'override', 'missing', 'whatIf', 'merge'],
  checked: ['why', 'networks', 'decision', 'appeal'],
  messages: ['what', 'choose', 'words', 'services', 'stopped'],
  enrolments: ['form', 'csv', 'api'],
  webhooks: ['listen', 'verify', 'tries'],
  tracking: ['links', 'steps', 'reports', 'quality'],
  privacy: ['kept', 'rights', 'cookies', 'seen', 'audit'],
} as const;

export type ArticleSlug = keyof typeof ARTICLES;

export const ARTICLE_SLUGS = Object.keys(ARTICLES) as ArticleSlug[];

/** Whether an address names a help page. */
export function isArticle(slug: string): slug is ArticleSlug {
  return Object.hasOwn(ARTICLES, slug);
}
