import type { FormState } from '@/components/landing/lead-form';
import type { CodeStatus } from '@/lib/domain/codes/status';
import type { CodeFacts } from '@/lib/services/tracking/code-facts';
import { invitationParts, type NoticeStatus, noticeParts, thanksParts } from './page-parts';
import { type Page, renderPage } from './render-page';
import { words } from './words';

const STATUS_OF_NOTICE: Readonly<Record<NoticeStatus | 'blocked' | 'broken', number>> = {
  unknown: 404,
  inactive: 410,
  expired: 410,
  'program-ended': 410,
  'program-paused': 409,
  'program-not-started': 409,
  'referrer-not-eligible': 403,
  blocked: 403,
  broken: 503,
};

type Store<Key, Value> = { get: (key: Key) => Value | undefined; set: (key: Key, value: Value) => unknown };

// A page lives as long as the facts it was made of: when they are dropped from memory, so is it.
const ofFacts = new WeakMap<CodeFacts, Map<string, Page>>();
const ofNobody = new Map<string, Page>();

/** The page of a code in a state: the invitation while it works, else why not. Rendered once for all who open it. */
export function codePage(facts: CodeFacts, status: CodeStatus, now: Date): Page {
  return kept(facts, status, () => {
    if (status !== 'active') return notice(status, facts);
    return renderPage(200, invitationParts(words, facts, now, {}), facts.organization);
  });
}

/** The invitation for who opened a link that was sent to him. Names nobody, so it is the same for all of them. */
export function knownPage(facts: CodeFacts, now: Date): Page {
  return kept(facts, 'known', () =>
    renderPage(200, invitationParts(words, facts, now, { isKnown: true }), facts.organization),
  );
}

export function thanksPage(facts: CodeFacts): Page {
  return kept(facts, 'thanks', () => renderPage(200, thanksParts(words, facts), facts.organization));
}

/** The invitation with what was typed and what is wrong with it. Made for one person, so never kept. */
export function formPage(status: 422 | 429 | 503, facts: CodeFacts, now: Date, form: FormState): Page {
  return renderPage(status, invitationParts(words, facts, now, { form }), facts.organization);
}

/** A page without a school: nobody has this code, the form came from elsewhere, or the database cannot be reached. */
export function plainPage(about: 'unknown' | 'blocked' | 'broken'): Page {
  return remembered(ofNobody, about, () => notice(about, null));
}

function notice(about: NoticeStatus | 'blocked' | 'broken', facts: CodeFacts | null): Page {
  const parts = noticeParts(words, about, facts);
  return renderPage(STATUS_OF_NOTICE[about], parts, facts?.organization ?? null);
}

function kept(facts: CodeFacts, name: string, make: () => Page): Page {
  return remembered(
    remembered(ofFacts, facts, () => new Map<string, Page>()),
    name,
    make,
  );
}

function remembered<Key, Value>(store: Store<Key, Value>, key: Key, make: () => Value): Value {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = make();
  store.set(key, made);
  return made;
}
