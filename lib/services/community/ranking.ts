import { countJoined, findRanking } from '@/db/queries/challenges';
import { startOfDayIn } from '@/lib/domain/common/day-bounds';
import { dayIn } from '@/lib/domain/common/days';
import { communityName, ranked } from '@/lib/domain/community/ranking';
import { isMinor, mayTakePart } from '@/lib/domain/people/guardian';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { guardedPeople } from '../people/guardian-of';
import { ownContact } from '../portal/own-contact';
import { portalSettings } from '../portal/settings';
import { readOnly } from '../transact';

export interface Ranking {
  /** False when the school has none. */
  isOpen: boolean;
  rows: { place: number; name: string; count: number; isYou: boolean }[];
  /** Friends of the reader who joined this month, also when others do not see him. */
  ownCount: number;
}

const SHOWN = 50;

/**
 * Who brought how many friends this month, in the school's time zone. Only who has agreed is in it, by first name and initial; a minor
 * by the first name, and only while the guardian agrees.
 */
export async function getRanking(ctx: Ctx): Promise<Ranking> {
  const contactId = ownContact(ctx);
  return readOnly(ctx, async (tx) => {
    const { rankingEnabled: isOpen, consentAge } = await portalSettings(tx);
    const { timeZone } = await organizationFacts(tx, ctx);
    const today = dayIn(timeZone, ctx.now);
    const window = { from: startOfDayIn(timeZone, `${today.slice(0, 7)}-01`), to: ctx.now, programId: null };
    const ownCount = await countJoined(tx.sql, contactId, window);
    if (!isOpen) return { isOpen, rows: [], ownCount };
    const found = await findRanking(tx.sql, window, SHOWN);
    const guarded = await guardedPeople(tx, ctx, [...found.map((row) => row.contactId)]);
    const named = found.flatMap((row) => {
      const person = guarded.get(row.contactId);
      if (!person || !mayTakePart(person.state)) return [];
      const name = communityName({ ...row, isMinor: isMinor(person.facts.birthDate, today, consentAge) });
      return name === null ? [] : [{ name, count: row.count, isYou: row.contactId === contactId }];
    });
    return { isOpen, rows: ranked(named), ownCount };
  });
}
