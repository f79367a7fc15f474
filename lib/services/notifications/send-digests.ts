import { queueDeliveries } from '@/db/queries/deliveries';
import { type DigestItemRow, lockDueDigestItems, settleDigestItems } from '@/db/queries/digest-items';
import { findNoticePeople } from '@/db/queries/notice-facts';
import { dayIn } from '@/lib/domain/common/days';
import type { Language } from '@/lib/domain/common/languages';
import type { DigestLine, MailSchool } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { readerLanguages } from '../people/reader-languages';
import { readOnly, type Tx, transact } from '../transact';
import { mailSchool } from './mail-school';
import { isWritten, routePlan } from './outgoing';
import { greeting, type NoticePlan, tellContact } from './plan';
import type { RenderMail } from './render-mail';
import { routingFacts } from './routing-facts';
import { renderOutgoing } from './write-messages';

const PEOPLE = 100;

/**
 * Writes the daily mails that are due, one for each person, of all that waits for him; a hundred people a call.
 * @returns how many people's news were settled
 */
export async function sendDigests(ctx: Ctx, render: RenderMail): Promise<{ people: number }> {
  authorize(ctx, 'people:write');
  const organization = await readOnly(ctx, (tx) => organizationFacts(tx, ctx));
  const { timeZone, language } = organization;
  const school = mailSchool(organization);
  return transact(ctx, async (tx) => {
    const items = await lockDueDigestItems(tx.sql, ctx.now, PEOPLE);
    const groups = [...Map.groupBy(items, ({ contactId }) => contactId).values()];
    const plans = await plansOf(tx, ctx, { school, language }, groups);
    const facts = await routingFacts(tx, ctx, plans, { timeZone, language });
    for (const [index, group] of groups.entries()) {
      const plan = plans[index];
      const outgoing = plan && routePlan(plan, facts, ctx.now);
      const rows = outgoing && isWritten(outgoing) ? await renderOutgoing(ctx, [outgoing], facts, render) : null;
      if (rows) await queueDeliveries(tx.sql, ctx.organizationId, rows.deliveries, ctx.now);
      const ids = group.map(({ id }) => id);
      await settleDigestItems(tx.sql, ids, rows && plan ? plan.dedupeKey : null, ctx.now);
    }
    return { people: groups.length };
  });
}

/** A line for each piece of news; what was opened again and again is one. */
function digestLines(group: readonly DigestItemRow[], locale: Language): DigestLine[] {
  const t = translator('emails', undefined, locale);
  const byCode = Map.groupBy(group, ({ id, code }) => code ?? id);
  return [...byCode.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const { code, url } = first;
    const opens = rows.reduce((sum, row) => sum + (row.opens ?? 0), 0);
    return [{ url, line: code === null ? first.line : t('codeOpened.subject.more', { code, opens }) }];
  });
}

async function plansOf(
  tx: Tx,
  ctx: Ctx,
  { school, language }: { school: MailSchool; language: Language },
  groups: DigestItemRow[][],
): Promise<NoticePlan[]> {
  const ids = groups.flatMap(([first]) => first?.contactId ?? []);
  const people = await findNoticePeople(tx.sql, ids);
  const languageOf = await readerLanguages(tx, ids, language);
  return groups.flatMap((group) => {
    const [first] = group;
    const person = people.find(({ id }) => id === first?.contactId);
    if (!first || !person) return [];
    const items = digestLines(group, languageOf(person.id));
    const mail = { ...greeting(school, person.firstName, '/portal'), template: 'digest' as const, items };
    const dedupeKey = `digest:${dayIn(school.timeZone, ctx.now)}:${group.at(-1)?.id}`;
    return tellContact({ person, audience: first.audience, mail, dedupeKey, portal: null });
  });
}
