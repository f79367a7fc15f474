import { findGuardianFacts, type GuardianFactsRow } from '@/db/queries/guardian-consents';
import { dayIn } from '@/lib/domain/common/days';
import { type GuardianState, guardianState, mayTakePart } from '@/lib/domain/people/guardian';
import type { Ctx } from '../context';
import { ConflictError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { portalSettings } from '../portal/settings';
import type { Tx } from '../transact';

export interface Guarded {
  state: GuardianState;
  facts: GuardianFactsRow;
}

/** Where the consent of a guardian stands for each of these people, today in the school's time zone. */
export async function guardedPeople(tx: Tx, ctx: Ctx, contactIds: readonly string[]): Promise<Map<string, Guarded>> {
  const rows = await findGuardianFacts(tx.sql, contactIds);
  const { consentAge } = await portalSettings(tx);
  const today = dayIn((await organizationFacts(tx, ctx)).timeZone, ctx.now);
  const on = { today, now: ctx.now, consentAge };
  return new Map(rows.map((facts) => [facts.id, { facts, state: guardianState(toFacts(facts), on) }]));
}

/** Where the consent of a guardian stands for one person. */
export async function guardedPerson(tx: Tx, ctx: Ctx, contactId: string): Promise<Guarded | undefined> {
  return (await guardedPeople(tx, ctx, [contactId])).get(contactId);
}

/** @throws ConflictError `guardian-consent-needed` for a minor whose guardian has not agreed */
export async function requireTakesPart(tx: Tx, ctx: Ctx, contactId: string): Promise<void> {
  const guarded = await guardedPerson(tx, ctx, contactId);
  if (!guarded || mayTakePart(guarded.state)) return;
  throw new ConflictError('A parent or guardian has to agree first.', 'guardian-consent-needed');
}

function toFacts(row: GuardianFactsRow) {
  const { birthDate, guardianId, consentGuardianId, consentStatus, consentExpiresAt } = row;
  const consent =
    consentGuardianId && consentStatus && consentExpiresAt
      ? { guardianId: consentGuardianId, status: consentStatus, expiresAt: consentExpiresAt }
      : null;
  return { birthDate, guardianId, consent };
}
