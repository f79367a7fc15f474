import { findReadyDeliveries, queueDeliveries } from '@/db/queries/deliveries';
import { insertDigestItems } from '@/db/queries/digest-items';
import { insertNotifications } from '@/db/queries/notices';
import type { Ctx } from '../context';
import type { Tx } from '../transact';
import { isWritten, type Outgoing, type Rows, rowsOf, unsubscribeOf } from './outgoing';
import type { NoticePlan } from './plan';
import type { RenderMail } from './render-mail';
import { type RoutingFacts, smsKeyOf } from './routing-facts';

/** Renders what goes out of some plans, each in the language of its reader. Before the transaction, since it takes time. */
export async function renderOutgoing(
  ctx: Ctx,
  outgoing: readonly Outgoing[],
  facts: RoutingFacts,
  render: RenderMail,
): Promise<Rows> {
  const parts = await Promise.all(
    outgoing.filter(isWritten).map(async (one) => {
      const mail = { ...one.plan.mail, locale: facts.languageOf(one.plan) };
      const { url: unsubscribeUrl, headers } = unsubscribeOf(one.plan, ctx.organizationId);
      const said = await render(mail, { unsubscribeUrl, wording: facts.wordings.get(mail.template) ?? null });
      return rowsOf(one, said, headers, ctx.now);
    }),
  );
  return {
    deliveries: parts.flatMap(({ deliveries }) => deliveries),
    digestItems: parts.flatMap(({ digestItems }) => digestItems),
  };
}

/** Writes what some plans come to, as a part of a transaction. @returns the ids of the messages to deliver now */
export async function writeMessages(
  { sql }: Tx,
  ctx: Ctx,
  plans: readonly NoticePlan[],
  { deliveries, digestItems }: Rows,
): Promise<string[]> {
  const notices = plans.flatMap(({ portal, contactId, dedupeKey }) =>
    portal && contactId ? [{ contactId, ...portal, dedupeKey }] : [],
  );
  await insertNotifications(sql, ctx.organizationId, notices, ctx.now);
  await insertDigestItems(sql, ctx.organizationId, digestItems, ctx.now);
  await queueDeliveries(sql, ctx.organizationId, deliveries, ctx.now);
  // Also those that an earlier run of the same event wrote and did not send.
  const keys = plans.flatMap(({ dedupeKey }) => [dedupeKey, smsKeyOf(dedupeKey)]);
  return keys.length ? findReadyDeliveries(sql, keys, ctx.now) : [];
}
