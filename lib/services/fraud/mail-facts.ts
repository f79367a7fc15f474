import mailchecker from 'mailchecker';
import type { FraudInputs, MailFacts, PersonFacts } from '@/lib/domain/fraud/facts';

/** What the two addresses say of themselves. The list of disposable domains (56,000, by `mailchecker`) is asked here only. */
export function mailFacts(people: { referrer: PersonFacts; referee: PersonFacts }): FraudInputs['mail'] {
  return { referrer: ofAddress(people.referrer.email), referee: ofAddress(people.referee.email) };
}

function ofAddress(email: string | null): MailFacts | null {
  const domain = email?.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domain ? { domain, isDisposable: isDisposable(domain) } : null;
}

/** Whether the list has this domain or one above it. `isValid` is not asked: it also takes what it cannot read for disposable. */
function isDisposable(domain: string): boolean {
  const list = mailchecker.blacklist();
  const labels = domain.split('.');
  return labels.some((_, from) => list.has(labels.slice(from).join('.')));
}
