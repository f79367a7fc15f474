import { countOpenQuestions as countMissing } from '@/db/queries/attribution-questions';
import { countFailedPayouts } from '@/db/queries/dashboard';
import { queueDeliveries } from '@/db/queries/deliveries';
import { findKnownKeys } from '@/db/queries/digest-items';
import { countWaitingCases } from '@/db/queries/fraud-cases';
import { countOpenQuestions } from '@/db/queries/questions';
import { countQueue } from '@/db/queries/reward-queue';
import { findStaffPreferences, findStaffWithChoice, type WaitingReader } from '@/db/queries/staff-preferences';
import { dayIn } from '@/lib/domain/common/days';
import type { MailOf, WaitingKind } from '@/lib/domain/notifications/mails';
import { nextHour } from '@/lib/domain/notifications/quiet-hours';
import { type Scope, scopesOfRole } from '@/lib/domain/organizations/roles';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { publicUrl } from '../public-url';
import { readOnly, type Tx, transact } from '../transact';
import { mailSchool } from './mail-school';
import { greeting } from './plan';
import type { RenderMail } from './render-mail';

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
  const { mails, keys } = await readOnly(ctx, (tx) => plansOf(tx, ctx));
  const state = { status: 'queued' as const, reason: null, sendAt: ctx.now, headers: {} };
  const rows = await Promise.all(
    mails.map(async ({ toAddress, mail }, index) => ({
      ...{ channel: 'email' as const, audience: 'staff' as const, contactId: null, toAddress, template: mail.template },
      ...state,
      ...(await render(mail)),
      dedupeKey: keys[index] as string,
    })),
  );
  await transact(ctx, ({ sql }) => queueDeliveries(sql, ctx.organizationId, rows, ctx.now));
  return { mails: rows.length };
}

async function plansOf(tx: Tx, ctx: Ctx) {
  const organization = await organizationFacts(tx, ctx);
  const { timeZone, language } = organization;
  const today = dayIn(timeZone, ctx.now);
  const isEarly = dayIn(timeZone, nextHour(ctx.now, timeZone, HOUR)) === today;
  const wanting = isEarly ? [] : await findStaffWithChoice(tx.sql, 'staff-waiting');
  const keyOf = ({ id }: WaitingReader) => `staff-waiting:${today}:${id}`;
  const known = new Set(wanting.length > 0 ? await findKnownKeys(tx.sql, wanting.map(keyOf)) : []);
  const readers = wanting.filter((reader) => !known.has(keyOf(reader)));
  if (readers.length === 0) return { mails: [], keys: [] };
  const counts = await countWaiting(tx);
  const preferences = await findStaffPreferences(
    tx.sql,
    readers.map(({ id }) => id),
  );
  const school = mailSchool(organization);
  const plans = readers.flatMap((reader) => {
    const items = counts
      .filter(({ kind, count }) => count > 0 && scopesOfRole(reader.role).has(PLACES[kind].scope))
      .map(({ kind, count }) => ({ kind, count, url: publicUrl(PLACES[kind].path) }));
    if (items.length === 0) return [];
    const locale = preferences.find(({ staffId }) => staffId === reader.id)?.language ?? language;
    const mail: MailOf<'staff-waiting'> = {
      ...{ ...greeting(school, reader.name, '/dashboard'), template: 'staff-waiting', locale, items },
    };
    return [{ key: keyOf(reader), toAddress: reader.email, mail }];
  });
  return { mails: plans, keys: plans.map(({ key }) => key) };
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
