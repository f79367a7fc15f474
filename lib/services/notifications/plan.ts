import type { NoticePerson } from '@/db/queries/notice-facts';
import type { Mail, MailSchool } from '@/lib/domain/notifications/mails';
import { type Audience, mayMail, type NoticeType } from '@/lib/domain/notifications/recipients';
import { publicName } from '@/lib/domain/people/public-name';
import { publicUrl } from '../public-url';

/** What one person is told of one event: in the portal, by mail, or both. */
export interface NoticePlan {
  audience: Audience;
  contactId: string | null;
  /** The member of staff; null for contacts and for who is none yet. */
  staffId: string | null;
  /** Null when he may not be written to or has no address. */
  toAddress: string | null;
  mail: Mail;
  /** What the portal shows; staff have none. */
  portal: { type: NoticeType; data: Record<string, unknown> } | null;
  /** What makes it one message, however often the event arrives. */
  dedupeKey: string;
}

export interface ContactNotice {
  person: NoticePerson;
  audience: 'referrer' | 'referee';
  mail: Mail;
  /** Null for what stands in the portal already. */
  portal: { type: NoticeType; data: Record<string, unknown> } | null;
  dedupeKey: string;
}

/** A message to a contact: in his portal, and by mail when he may be written to. */
export function tellContact({ person, audience, mail, portal, dedupeKey }: ContactNotice): NoticePlan {
  const reader = { ...person, consentAt: person.consentAt === null ? null : new Date(person.consentAt) };
  const toAddress = mayMail(reader, audience) ? person.email : null;
  return {
    audience,
    contactId: person.id,
    staffId: null,
    toAddress,
    mail,
    portal,
    dedupeKey: `${dedupeKey}:${person.id}`,
  };
}

/** A mail to a member of staff; nothing of it stands in the portal. */
export function tellStaff({ id, email }: { id: string; email: string }, mail: Mail, dedupeKey: string): NoticePlan {
  return { audience: 'staff', contactId: null, staffId: id, toAddress: email, mail, portal: null, dedupeKey };
}

/** What every mail carries: the school, whom it greets, where its button leads. */
export function greeting(school: MailSchool, firstName: string | null, path: string) {
  return { school, firstName: publicName(firstName), url: publicUrl(path) };
}
