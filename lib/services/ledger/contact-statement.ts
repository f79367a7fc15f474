import { z } from 'zod';
import { findDisplayNames } from '@/db/queries/display-names';
import { contactExists } from '@/db/queries/ledger';
import { findOpeningEntries, findStatementEntries } from '@/db/queries/statements';
import { instantSchema, wholeDaySchema } from '@/lib/domain/common/fields';
import { languageSchema } from '@/lib/domain/common/language-schema';
import type { Language } from '@/lib/domain/common/languages';
import { idSchema } from '@/lib/domain/ids';
import { buildStatement, type CurrencyStatement } from '@/lib/domain/ledger/statement';
import { boundsOf } from '@/lib/domain/ledger/statement-period';
import type { LogoFacts } from '@/lib/domain/organizations/logo';
import { authorizeContact } from '../authorize-contact';
import type { Ctx } from '../context';
import { InvalidInputError, NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { readerLanguages } from '../people/reader-languages';
import { readOnly } from '../transact';
import { type DescribedEntry, describeEntries } from './describe-entries';

const boundSchema = z.union([wholeDaySchema, instantSchema], {
  error: 'Must be a day such as 2026-08-01, or an ISO 8601 instant with a time zone.',
});

/** Days of the organisation's time zone, both included, or instants, of which `to` is excluded. */
export const statementPeriodSchema = z.strictObject({
  from: boundSchema.optional(),
  to: boundSchema.optional(),
});

const inputSchema = statementPeriodSchema.extend({ contactId: idSchema, language: languageSchema.optional() });

export interface Statement {
  contactId: string;
  /** The person, as the school knows him. */
  name: string;
  /** The language of the descriptions and of the files. */
  language: Language;
  organization: { name: string; accentColor: string | null; logo: LogoFacts | null; timeZone: string };
  /** The first instant, and the first one after it. */
  from: Date | null;
  to: Date | null;
  currencies: CurrencyStatement<DescribedEntry>[];
}

/**
 * A contact's movements with running balances, per currency. Input: `{contactId, from?, to?, language?}`, whole days of the
 * organisation's time zone, both included, or ISO instants, `to` excluded. A page asks for the `language` that it is shown in;
 * without one it is what the person is written to in. A referrer gets his own only.
 * @throws NotFoundError
 * @throws InvalidInputError for bounds the wrong way round
 */
export async function contactStatement(ctx: Ctx, input: unknown): Promise<Statement> {
  const { contactId, language: asked, ...period } = parse(inputSchema, input);
  authorizeContact(ctx, contactId, 'people:read');
  return readOnly(ctx, async (tx) => {
    const { sql } = tx;
    if (!(await contactExists(sql, contactId))) throw new NotFoundError('contact');
    const { name, accentColor, logo, timeZone, language: ofSchool } = await organizationFacts(tx, ctx);
    const { from, to } = boundsOf(period, timeZone);
    if (from && to && from >= to) {
      throw new InvalidInputError([{ path: 'to', message: 'Must not be before from.' }]);
    }
    const opening = from ? await findOpeningEntries(sql, contactId, from) : [];
    const language = asked ?? (await readerLanguages(tx, [contactId], ofSchool))(contactId);
    const entries = await describeEntries(tx, await findStatementEntries(sql, contactId, from, to), language);
    return {
      contactId,
      name: (await findDisplayNames(sql, [contactId])).get(contactId) ?? '–',
      language,
      organization: { name, accentColor, logo, timeZone },
      from,
      to,
      currencies: buildStatement(opening, entries),
    };
  });
}
