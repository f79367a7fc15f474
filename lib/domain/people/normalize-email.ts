type Rule = { readonly domain?: string; readonly ignored?: RegExp; readonly tag?: '+' | '-' };

const plus: Rule = { tag: '+' };
// Proton tells accounts apart neither by dots nor by dashes and underscores.
const proton: Rule = { domain: 'proton.me', ignored: /[._-]/g, tag: '+' };
const gmail: Rule = { domain: 'gmail.com', ignored: /\./g, tag: '+' };

/**
 * Providers that deliver several spellings to one mailbox, by what they document: `tag` and all after it is the reader's own
 * label, `ignored` characters make no difference, `domain` is the one name of several. Dots matter everywhere else.
 */
const PROVIDERS: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['gmail.com', gmail],
  ['googlemail.com', gmail],
  ['proton.me', proton],
  ['protonmail.com', proton],
  ['pm.me', proton],
  ...['outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'icloud.com', 'me.com', 'mac.com'].map(
    (domain) => [domain, plus] as const,
  ),
  ...['fastmail.com', 'fastmail.fm', 'zoho.com', 'yandex.com', 'hey.com'].map((domain) => [domain, plus] as const),
  ...['yahoo.com', 'yahoo.co.uk', 'ymail.com', 'rocketmail.com'].map(
    (domain) => [domain, { tag: '-' } as Rule] as const,
  ),
]);

/**
 * The form in which two spellings of one mailbox are equal (rule 4): lower case, and for the providers above without tag and
 * ignored characters. Only for comparing: mail goes to the address as given.
 */
export function normalizeEmail(email: string): string {
  const lower = email.trim().toLowerCase();
  const at = lower.lastIndexOf('@');
  const local = lower.slice(0, at);
  const domain = lower.slice(at + 1);
  const rule = PROVIDERS.get(domain);
  if (!rule || at < 1) return lower;
  const tagAt = rule.tag ? local.indexOf(rule.tag) : -1;
  const base = tagAt > 0 ? local.slice(0, tagAt) : local;
  const bare = rule.ignored ? base.replace(rule.ignored, '') : base;
  return `${bare || local}@${rule.domain ?? domain}`;
}
