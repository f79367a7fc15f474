import { findPeople } from '@/db/queries/conversion-world';
import {
  findBroughtAbove,
  findBroughtAmong,
  findBrowserSharers,
  findCustomers,
  findFraudSubjects,
  findNetworkSharers,
  findOwnEnrolments,
  findPaidAlike,
  findUsual,
} from '@/db/queries/fraud-facts';
import type { FraudFacts } from '@/lib/domain/fraud/facts';
import { log } from '@/lib/log';
import type { Ctx } from '../context';
import type { Tx } from '../transact';
import { factsOf } from './facts-of';

/** What one look at the database brought, or that it failed. */
export type Look<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

// Somebody else's transaction is in the way: the whole transaction goes again.
const RETRIED = new Set(['40P01', '40001']);
const RING = 8;

/**
 * Gathers what is known of referrals, a statement for each kind of evidence. A look that fails spoils nothing else: its signals
 * cannot be checked, and hold. When one fails for many, each is looked at alone, so that only the spoilt one is held.
 */
export async function gatherFacts(
  tx: Tx,
  ctx: Ctx,
  timeZone: string,
  referralIds: readonly string[],
): Promise<Map<string, FraudFacts>> {
  const { facts, failed } = await gather(tx, ctx, timeZone, referralIds);
  if (!failed || referralIds.length === 1) return facts;
  for (const referralId of referralIds) {
    for (const [id, alone] of (await gather(tx, ctx, timeZone, [referralId])).facts) facts.set(id, alone);
  }
  return facts;
}

export type Looks = Awaited<ReturnType<typeof lookAt>>;

async function gather(tx: Tx, ctx: Ctx, timeZone: string, referralIds: readonly string[]) {
  const subjects = await findFraudSubjects(tx.sql, referralIds);
  const looks = await lookAt(tx, ctx, subjects);
  const facts = new Map(subjects.map((one) => [one.referralId, factsOf(one, looks, { ctx, timeZone })]));
  return { facts, failed: Object.values(looks).some(({ ok }) => !ok) };
}

async function lookAt(tx: Tx, ctx: Ctx, subjects: Awaited<ReturnType<typeof findFraudSubjects>>) {
  const referrers = [...new Set(subjects.map(({ referrerId }) => referrerId))];
  const referees = [...new Set(subjects.map(({ refereeId }) => refereeId))];
  const everybody = [...new Set([...referrers, ...referees])];
  const networks = await attempt(tx, (sql) => findNetworkSharers(sql, referees));
  const seen = networks.ok ? networks.value.flatMap(({ contactId, otherId }) => [contactId, otherId]) : [];
  const paid = await attempt(tx, (sql) => findPaidAlike(sql, everybody));
  // Whoever is paid alike is looked at too: he may be family.
  const met = [...new Set([...everybody, ...(paid.ok ? paid.value.map(({ contactId }) => contactId) : [])])];
  return {
    networks,
    paid,
    people: await attempt(tx, (sql) => findPeople(sql, met)),
    own: await attempt(tx, (sql) => findOwnEnrolments(sql, referrers, ctx.now)),
    usual: await attempt(tx, (sql) => findUsual(sql)),
    browsers: await attempt(tx, (sql) => findBrowserSharers(sql, referees)),
    among: await attempt(tx, (sql) => findBroughtAmong(sql, [...new Set([...seen, ...everybody])])),
    above: await attempt(tx, (sql) => findBroughtAbove(sql, referrers, RING)),
    customers: await attempt(tx, (sql) => findCustomers(sql, referees)),
  };
}

async function attempt<T>(tx: Tx, look: (sql: Tx['sql']) => Promise<T>): Promise<Look<T>> {
  try {
    return { ok: true, value: (await tx.sql.savepoint((sql) => look(sql))) as T };
  } catch (error) {
    if (RETRIED.has((error as { code?: string }).code ?? '')) throw error;
    log.error({ err: error }, 'Facts of a referral could not be gathered: it is held');
    return { ok: false };
  }
}
