import { findLanguages } from '@/db/queries/people';
import type { Language } from '@/lib/domain/common/languages';
import type { Tx } from '../transact';

/** What somebody reads, by contact; null is a member of staff, who reads what the school does. */
type LanguageOf = (contactId: string | null) => Language;

/**
 * The languages that some contacts are written to in: what each has chosen or was met in, else the school's.
 * @param school what who has no language gets
 */
export async function readerLanguages(tx: Tx, contactIds: readonly string[], school: Language): Promise<LanguageOf> {
  const known = new Map((await findLanguages(tx.sql, contactIds)).map(({ id, language }) => [id, language]));
  return (contactId) => (contactId === null ? undefined : known.get(contactId)) ?? school;
}
