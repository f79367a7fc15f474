import { normalizeEmail } from '../../people/normalize-email';
import type { FraudInputs, PersonFacts } from '../facts';
import { kinshipOf, plainName } from '../kinship';
import { detector, type Finding, finding, heaviest } from '../signal';
import { WEIGHTS } from '../weights';

/** Referrer and friend look like one person. Silent where the programme lets people refer themselves. */
export const selfSignal = detector('self', 'people', ({ referrer, referee, selfAllowed }: FraudInputs['people']) => {
  if (selfAllowed) return null;
  const sameName = isSameName(referrer, referee);
  const sameBirth = referrer.birthDate !== null && referrer.birthDate === referee.birthDate;
  const [a, b] = [mailbox(referrer.email), mailbox(referee.email)];
  return heaviest([
    referrer.id === referee.id && finding(WEIGHTS.sameContact, 'same-contact'),
    a !== null && b !== null && a.whole === b.whole && ofMailbox(referrer, referee),
    sameName && sameBirth && finding(WEIGHTS.sameNameAndBirthDate, 'same-name-and-birth-date'),
    sameName && a !== null && a.bare === b?.bare && finding(WEIGHTS.sameNameAndMailName, 'same-name-and-mail-name'),
    sameName && finding(WEIGHTS.sameName, 'same-name'),
  ]);
});

// Parents give their own address for each of their children.
function ofMailbox(referrer: PersonFacts, referee: PersonFacts): Finding {
  const kinship = kinshipOf(referrer, referee);
  if (kinship === 'guardian') return finding(WEIGHTS.mailboxInFamily, 'mailbox-of-the-family');
  if (kinship === 'surname') return finding(WEIGHTS.mailboxOfNamesakes, 'mailbox-of-namesakes');
  return finding(WEIGHTS.sameMailbox, 'same-mailbox');
}

/**
 * Any provider may deliver `name+tag` to `name`, so here, where a person decides, every tag is taken off; the identity of people
 * (rule 4) does so only where the provider documents it. `bare` also leaves out what tells two mailboxes of one person apart.
 */
function mailbox(email: string | null): { whole: string; bare: string } | null {
  if (!email) return null;
  const normal = normalizeEmail(email);
  const at = normal.lastIndexOf('@');
  const local = normal.slice(0, at).replace(/(?<=.)\+.*$/, '');
  return { whole: `${local}${normal.slice(at)}`, bare: local.replace(/[\d._-]+/g, '') || local };
}

function isSameName(a: PersonFacts, b: PersonFacts): boolean {
  const [first, last] = [plainName(a.firstName), plainName(a.lastName)];
  return first !== '' && last !== '' && first === plainName(b.firstName) && last === plainName(b.lastName);
}
