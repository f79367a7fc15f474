import type { FormState } from '@/components/landing/lead-form';
import type { CodeStatus } from '@/lib/domain/codes/status';
import type { Locale } from '@/lib/i18n/config';
import type { CodeFacts } from '@/lib/services/tracking/code-facts';
import { invitationParts, type NoticeAbout, noticeParts, thanksParts } from './page-parts';
import { type Page, renderPage } from './render-page';
import { wordsIn } from './words';

const STATUS_OF_NOTICE: Readonly<Record<NoticeAbout, number>> = {
  unknown: 404,
  inactive: 410,
  expired: 410,
  'program-ended': 410,
  'program-paused': 409,
  'program-not-started': 409,
  'referrer-not-eligible': 403,
  full: 200,
  own: 200,
  blocked: 403,
  broken: 503,
};

type Store<Key, Value> = { get: (key: Key) => Value | undefined; set: (key: Key, value: Value) => unknown };

// A page lives as long as the facts it was made of: when they are dropped from memory, so is it.
const ofFacts = new WeakMap<CodeFacts, Map<string, Page>>();
const ofNobody = new Map<string, Page>();

/** The page of a code in a state: the invitation while it works, else why not. Rendered once for all who read its language. */
export function codePage(facts: CodeFacts, locale: Locale, status: CodeStatus, now: Date): Page {
  const state = status === 'active' && facts.isSpent ? 'full' : status;
  return kept(facts, locale, state, () =>
    state === 'active' ? invitation(200, facts, locale, now, {}) : notice(state, facts, locale),
  );
}

/** For the referrer, who opened his own link: what his friends see instead, and how to share it. */
export function ownPage(facts: CodeFacts, locale: Locale): Page {
  return kept(facts, locale, 'own', () => notice('own', facts, locale));
}

/** The invitation for who opened a link that was sent to him. Names nobody, so it is the same for all of them. */
export function knownPage(facts: CodeFacts, locale: Locale, now: Date): Page {
  return kept(facts, locale, 'known', () => invitation(200, facts, locale, now, { isKnown: true }));
}

export function thanksPage(facts: CodeFacts, locale: Locale): Page {
  const words = wordsIn(locale);
  return kept(facts, locale, 'thanks', () => renderPage(words, 200, thanksParts(words, facts), facts.organization));
}

/** The invitation with what was typed and what is wrong with it. Made for one person, so never kept. */
export function formPage(status: 422 | 429 | 503, facts: CodeFacts, locale: Locale, now: Date, form: FormState): Page {
  return invitation(status, facts, locale, now, { form });
}

/** A page without a school: nobody has this code, the form came from elsewhere, or the database cannot be reached. */
export function plainPage(about: 'unknown' | 'blocked' | 'broken', locale: Locale): Page {
  return remembered(ofNobody, `${locale} ${about}`, () => notice(about, null, locale));
}

function invitation(
  status: number,
  facts: CodeFacts,
  locale: Locale,
  now: Date,
  how: Parameters<typeof invitationParts>[3],
): Page {
  const words = wordsIn(locale);
  return renderPage(words, status, invitationParts(words, facts, now, how), facts.organization);
}

function notice(about: NoticeAbout, facts: CodeFacts | null, locale: Locale): Page {
  const words = wordsIn(locale);
  const parts = noticeParts(words, about, facts);
  return renderPage(words, STATUS_OF_NOTICE[about], parts, facts?.organization ?? null);
}

function kept(facts: CodeFacts, locale: Locale, name: string, make: () => Page): Page {
  const pages = remembered(ofFacts, facts, () => new Map<string, Page>());
  return remembered(pages, `${locale} ${name}`, make);
}

function remembered<Key, Value>(store: Store<Key, Value>, key: Key, make: () => Value): Value {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = make();
  store.set(key, made);
  return made;
}
