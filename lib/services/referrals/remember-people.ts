import { learnLanguages } from '@/db/queries/people';
import { linkVisitors, recordConsents } from '@/db/queries/referrals';
import { together } from '@/db/together';
import type { Ctx } from '../context';
import { rememberSightings } from '../fraud/remember-sighting';
import type { Tx } from '../transact';
import type { KnownLead } from './lead';

/** Keeps what leads tell of their people: browser, consent, language, network. Different people only. */
export async function rememberPeople(tx: Tx, ctx: Ctx, leads: readonly KnownLead[]): Promise<void> {
  const { sql } = tx;
  const links = leads.flatMap(({ lead: { visitorId }, refereeId: contactId, ctx: { now: linkedAt } }) =>
    visitorId ? [{ visitorId, contactId, linkedAt }] : [],
  );
  const consents = leads.flatMap(({ options: { consent }, refereeId: contactId, ctx: { now: consentAt } }) =>
    consent ? [{ contactId, consentAt }] : [],
  );
  const languages = leads.flatMap(({ options: { language }, refereeId: contactId }) =>
    language ? [{ contactId, language }] : [],
  );
  const meetings = leads.flatMap(({ options: { address }, refereeId: contactId, ctx: { now: at } }) =>
    address ? [{ contactId, address, at }] : [],
  );
  await together([
    linkVisitors(sql, ctx.organizationId, links),
    recordConsents(sql, consents),
    learnLanguages(sql, languages),
    rememberSightings(tx, ctx, meetings),
  ]);
}
