import { countOpenQuestions as countMissing } from '@/db/queries/attribution-questions';
import { countFailedPayouts } from '@/db/queries/dashboard';
import { countWaitingCases } from '@/db/queries/fraud-case-list';
import { countOpenQuestions } from '@/db/queries/questions';
import { countQueue } from '@/db/queries/reward-queue';
import { findStaffWithChoice } from '@/db/queries/staff-preferences';
import { dayIn } from '@/lib/domain/common/days';
import type { WaitingKind } from '@/lib/domain/notifications/mails';
import { nextHour } from '@/lib/domain/notifications/quiet-hours';
import { type Scope, scopesOfRole } from '@/lib/domain/organizations/roles';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type OrganizationFacts, organizationFacts } from '../organizations/facts';
import { publicUrl } from '../public-url';
import { readOnly, type Tx, transact } from '../transact';
import { mailSchool } from './mail-school';
import { routePlan } from './outgoing';
import { greeting, type NoticePlan, tellStaff } from './plan';
import type { RenderMail } from './render-mail';
import { routingFacts } from './routing-facts';
import { renderOutgoing, writeMessages } from './write-messages';

/** The list comes at eight in the morning on the school's clock, or later that day when Kith was not running. */
const HOUR = 8;

/** Where each is seen to, and who may. */
const PLACES: Readonly<Record<WaitingKind, { path: string; scope: Scope }>> = {
  rewards: { path: '/rewards', scope: 'rewards:approve' },
  fraud: { path: '/fraud', scope: 'rewards:approve' },
  payouts: { path: '/payouts?status=failed', scope: 'payouts:write' },
  missing: { path: '/attribution', scope: 'referrals:write' },
  questions: { path: '/community', scope: 'people:write' },
};

/**
 * Queues the daily mail of what waits for those of the staff who want it and can see to it; once a day each, and none when nothing
 * waits. @returns how many were queued
 */
export async function sendStaffWaiting(ctx: Ctx, render: RenderMail): Promise<{ mails: number }> {
  authorize(ctx, 'people:write');
  const { plans, facts } = await readOnly(ctx, async (tx) => {
    const organization = await organizationFacts(tx, ctx);
    const found = await plansOf(tx, organization, ctx.now);
    return { plans: found, facts: await routingFacts(tx, ctx, found, organization) };
  });
  const outgoing = plans.map((plan) => routePlan(plan, facts, ctx.now));
  const rows = await renderOutgoing(ctx, outgoing, facts, render);
  await transact(ctx, (tx) => writeMessages(tx, ctx, plans, rows));
  return { mails: rows.deliveries.filter(({ status }) => status === 'queued').length };
}

async function plansOf(tx: Tx, organization: OrganizationFacts, now: Date): Promise<NoticePlan[]> {
  const { timeZone } = organization;
  const today = dayIn(timeZone, now);
  const isEarly = dayIn(timeZone, nextHour(now, timeZone, HOUR)) === today;
  const readers = isEarly ? [] : await findStaffWithChoice(tx.sql, 'staff-waiting');
  if (readers.length === 0) return [];
  const counts = await countWaiting(tx);
  const school = mailSchool(organization);
  return readers.flatMap((reader) => {
    const items = counts
      .filter(({ kind, count }) => count > 0 && scopesOfRole(reader.role).has(PLACES[kind].scope))
      .map(({ kind, count }) => ({ kind, count, url: publicUrl(PLACES[kind].path) }));
    if (items.length === 0) return [];
    const mail = { ...greeting(school, reader.name, '/dashboard'), template: 'staff-waiting' as const, items };
    return tellStaff(reader, mail, `staff-waiting:${today}:${reader.id}`);
  });
}

async function countWaiting({ sql }: Tx): Promise<{ kind: WaitingKind; count: number }[]> {
  const rewards = (await countQueue(sql)).reduce((sum, { count }) => sum + count, 0);
  return [
    { kind: 'rewards', count: rewards },
    { kind: 'fraud', count: await countWaitingCases(sql) },
    { kind: 'payouts', count: await countFailedPayouts(sql) },
    { kind: 'missing', count: await countMissing(sql) },
    { kind: 'questions', count: await countOpenQuestions(sql) },
  ];
}
