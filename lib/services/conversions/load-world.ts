import {
  countAttended,
  findCodes,
  findPeople,
  findPrograms,
  findReferralsOf,
  findTouchesOf,
  lockBudgets,
  lockParticipants,
  lockReferees,
} from '@/db/queries/conversion-world';
import { findRulings } from '@/db/queries/rulings';
import { together } from '@/db/together';
import { normalizeCode } from '@/lib/domain/codes/typed-code';
import { addDays } from '@/lib/domain/common/days';
import { DEFAULT_VALIDITY_DAYS } from '@/lib/domain/programs/types';
import type { Ctx } from '../context';
import type { OrganizationFacts } from '../organizations/facts';
import { loadDefinitionsById } from '../programs/definitions';
import type { Tx } from '../transact';
import { type ConversionItem, participantKey, type World } from './world';

/** Reads what the batch needs and takes its locks, always in the same order: people, participants, budgets. */
export async function loadWorld(
  tx: Tx,
  ctx: Ctx,
  organization: OrganizationFacts,
  items: ConversionItem[],
): Promise<World> {
  const { sql } = tx;
  const refereeIds = unique(items.map(({ refereeId }) => refereeId));
  const times = items.map(({ input }) => input.occurredAt.getTime());
  const from = addDays(new Date(Math.min(...times)), -DEFAULT_VALIDITY_DAYS);
  // Statements of one connection run in the order in which they are sent: what is read here is read under the lock.
  const [, seen, referrals, rulings, attended] = await together([
    lockReferees(sql, refereeIds),
    findTouchesOf(sql, refereeIds, from, new Date(Math.max(...times))),
    findReferralsOf(sql, refereeIds),
    findRulings(sql, refereeIds),
    items.some(({ input }) => input.milestone === 'attended') ? countAttended(sql, refereeIds) : [],
  ]);
  const touches = seen.map(({ source: _, ...touch }) => touch);
  const givenKeys = unique(items.flatMap(({ input }) => (input.code ? normalizeCode(input.code) : [])));
  const codeIds = unique([...touches, ...referrals, ...rulings].map(({ codeId }) => codeId));
  const codes = codeIds.length || givenKeys.length ? await findCodes(sql, codeIds, givenKeys) : [];
  const [programs, people, counts] = codes.length
    ? await together([
        findPrograms(sql, unique(codes.map(({ programId }) => programId))),
        findPeople(sql, unique([...refereeIds, ...codes.map(({ referrerId }) => referrerId)])),
        lockCounts(tx, ctx, codes, items),
      ])
    : [[], [], new Map<string, number>()];
  const known = await loadDefinitionsById(
    tx,
    programs.flatMap(({ versions }) => versions.map(({ id }) => id)),
  );
  const budgeted = programs.filter(({ versions }) => versions.some(({ id }) => known.get(id)?.budgetMinor != null));
  const budgets = budgeted.length ? await lockBudgets(sql, unique(budgeted.map(({ id }) => id))) : [];
  return {
    organization,
    touches: groupBy(touches, (row) => row.refereeId),
    sources: new Map(seen.map(({ id, source }) => [id, source])),
    rulings: new Map(rulings.map(({ refereeId, ...target }) => [refereeId, target])),
    codes: new Map(codes.map((row) => [row.id, row])),
    codesByKey: new Map(codes.map((row) => [row.codeKey, row])),
    programs: new Map(programs.map((row) => [row.id, row])),
    definitions: known,
    people: new Map(people.map((row) => [row.id, row])),
    referrals: groupBy(referrals, (row) => row.refereeId),
    attended: new Map(attended.map((row) => [row.refereeId, row.count])),
    rewardedCounts: counts,
    budgetSpent: new Map(budgets.map((row) => [row.id, row.budgetSpentMinor])),
  };
}

async function lockCounts(
  tx: Tx,
  ctx: Ctx,
  codes: { programId: string; referrerId: string }[],
  items: ConversionItem[],
): Promise<Map<string, number>> {
  const joinedAt = items[0]?.input.occurredAt ?? ctx.now;
  const pairs = new Map(
    codes.map(({ programId, referrerId }) => [
      participantKey(programId, referrerId),
      { programId, contactId: referrerId, joinedAt },
    ]),
  );
  const rows = await lockParticipants(tx.sql, ctx.organizationId, [...pairs.values()]);
  return new Map(rows.map((row) => [participantKey(row.programId, row.contactId), row.rewardedCount]));
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}

function groupBy<T>(rows: T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
