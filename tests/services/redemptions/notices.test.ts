import { describe, expect, it } from 'vitest';
import { renderMail } from '@/emails/render-mail';
import type { Ctx } from '@/lib/services/context';
import { getOutboxMail, listNotifications, listOutbox } from '@/lib/services/notifications/reads';
import { type NotificationEvent, sendNotifications } from '@/lib/services/notifications/send';
import { upsertContact } from '@/lib/services/people/upsert-contact';
import { cancelRedemption } from '@/lib/services/redemptions/cancel-redemption';
import { fulfillRedemption } from '@/lib/services/redemptions/fulfill-redemption';
import { giveCredit } from '@/lib/services/redemptions/give-credit';
import { handOverReward } from '@/lib/services/redemptions/hand-over-reward';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { remindOfExpiry } from '@/lib/services/redemptions/remind-expiry';
import { createItem } from '@/lib/services/redemptions/save-item';
import { transferCredit } from '@/lib/services/redemptions/transfer-credit';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aWallet, daysAfter } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const unique = () => `${crypto.randomUUID().slice(0, 8)}@example.org`;
// Eight hours after NOW it is four in the afternoon in New York.
const days = (count: number) => daysAfter(NOW, count, 8 * 3_600_000);

async function eventsOf(ctx: Ctx, name: string): Promise<NotificationEvent[]> {
  const rows = await database.owner`
    select e from graphile_worker._private_jobs j, json_array_elements(j.payload -> 'events') e
    where e ->> 'name' = ${name} and e -> 'data' ->> 'organizationId' = ${ctx.organizationId} order by j.id`;
  return rows.map((row) => row.e);
}

async function tellAll(ctx: Ctx, name: string): Promise<void> {
  for (const event of await eventsOf(ctx, name)) await sendNotifications(ctx, event, renderMail);
}

describe('a reminder', () => {
  it('comes 30, 7 and 1 days before, once each, of what is left', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000, { expiryDays: 40, email: unique() });
    await redeemCredit(ctx, referrerId, { kind: 'course-credit', amountMinor: 1000 });
    const sent: number[] = [];
    for (let day = 0; day <= 45; day++) {
      const runs = await Promise.all([1, 2].map(() => remindOfExpiry(at(ctx, days(day)))));
      if (runs.reduce((sum, { reminders }) => sum + reminders, 0) === 1) sent.push(40 - day);
    }
    expect(sent).toEqual([30, 7, 1]);
    await tellAll(at(ctx, days(40)), 'credit/expiring');
    const { data } = await listNotifications(ctx, { contactId: referrerId });
    expect(data).toHaveLength(3);
    expect(data[0]).toMatchObject({
      type: 'credit-expiring',
      data: { amount: { amountMinor: 4000, currency: 'USD' } },
    });
    const mails = (await listOutbox(as(ctx, 'manager'), { template: 'credit-expiring' })).data;
    expect(mails.map(({ subject }) => subject)).toEqual([
      '$40.00 of your credit ends tomorrow or today',
      '$40.00 of your credit ends within 7 days',
      '$40.00 of your credit ends within 30 days',
    ]);
    expect((await getOutboxMail(ctx, mails[0]?.id as string)).text).toContain('Oct 25, 2026');
  });

  it('waits for the morning, is one message for all that ends, and none when nothing is left', async () => {
    const ctx = await anOrganization();
    const first = await aWallet(database.owner, ctx, 3000, { expiryDays: 20 });
    await aWallet(database.owner, at(ctx, daysAfter(NOW, 1)), 3000, { fixture: first });
    const night = at(ctx, daysAfter(NOW, 2, -4 * 3_600_000));
    expect(await remindOfExpiry(night)).toEqual({ reminders: 0 });
    expect(await remindOfExpiry(at(ctx, days(2)))).toEqual({ reminders: 1 });
    const [row] = await database.owner`
      select count(*)::int as lots, count(distinct reminder_id)::int as messages, sum(amount_minor)::int as minor
      from credit_reminders where organization_id = ${ctx.organizationId}`;
    expect(row).toEqual({ lots: 2, messages: 1, minor: 6000 });
    await redeemCredit(ctx, first.referrerId, { kind: 'course-credit', amountMinor: 6000 });
    expect(await remindOfExpiry(at(ctx, days(19)))).toEqual({ reminders: 0 });
  });
});

describe('credit that changes hands', () => {
  it('is told to both, by first names, once', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 3000, { email: unique(), expiryDays: 90 });
    const standing = [{ kind: 'student', status: 'active' }];
    const eva = await upsertContact(ctx, { email: unique(), firstName: 'Eva Maria', lastName: 'Ng', standing });
    await transferCredit(ctx, referrerId, { toContactId: eva.contact.id, amountMinor: 2000 });
    await tellAll(ctx, 'credit/transferred');
    await tellAll(ctx, 'credit/transferred');
    const mails = (await listOutbox(as(ctx, 'manager'), { template: 'credit-moved' })).data;
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      '$20.00 of course credit is Eva’s now',
      'Ana gave you $20.00 of course credit',
    ]);
    for (const [contactId, type, other] of [
      [eva.contact.id, 'credit-received', 'Ana'],
      [referrerId, 'credit-given', 'Eva'],
    ] as const) {
      const { data } = await listNotifications(ctx, { contactId });
      expect(data.filter((row) => row.type === type)).toMatchObject([{ data: { other } }]);
    }
  });

  it('is offered by mail to who takes part, and to nobody else', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 3000, { email: unique() });
    const [known, lead] = [unique(), unique()];
    await upsertContact(ctx, { email: known, firstName: 'Eva', standing: [{ kind: 'alumnus', status: 'active' }] });
    await upsertContact(ctx, { email: lead, firstName: 'Leo', standing: [{ kind: 'lead', status: 'active' }] });
    const me = as(ctx, 'referrer', referrerId);
    for (const email of [known, lead, unique()]) await giveCredit(me, { email, amountMinor: 100 });
    await tellAll(ctx, 'credit/offered');
    const { data } = await listOutbox(as(ctx, 'manager'), { template: 'credit-offered' });
    expect(data.map(({ toAddress }) => toAddress)).toEqual([known]);
  });
});

describe('merchandise that was handed over', () => {
  it('is announced once with the note, when it was chosen for credit; other ends are not', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000, { email: unique() });
    const item = await createItem(ctx, { name: 'A mug', valueMinor: 1000 });
    const choose = () => redeemCredit(ctx, referrerId, { kind: 'merchandise', amountMinor: 1000, itemId: item.id });
    const [first, second] = [await choose(), await choose()];
    await fulfillRedemption(as(ctx, 'manager'), first.id, { note: 'DHL 4711' });
    await cancelRedemption(as(ctx, 'manager'), second.id, {});
    await tellAll(ctx, 'redemption/settled');
    await tellAll(ctx, 'redemption/settled');
    const mails = (await listOutbox(as(ctx, 'manager'), { template: 'merchandise-sent' })).data;
    expect(mails.map(({ subject }) => subject)).toEqual(['A mug is yours']);
    expect((await getOutboxMail(ctx, mails[0]?.id as string)).text).toContain('DHL 4711');
    const { data } = await listNotifications(ctx, { contactId: referrerId });
    expect(data.filter(({ type }) => type === 'merchandise-sent')).toMatchObject([{ data: { item: 'A mug' } }]);
  });

  it('is announced when a programme had promised it', async () => {
    const ctx = await anOrganization();
    const rewards = onlyReferrer('merchandise', 2000);
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards, holdDays: 0, email: unique() });
    await approveDueRewards(at(ctx, new Date(NOW.getTime() + 1)));
    await handOverReward(as(ctx, 'finance'), reward.id, {});
    await tellAll(ctx, 'reward/handed-over');
    const [mail] = (await listOutbox(as(ctx, 'manager'), { template: 'merchandise-sent' })).data;
    expect(mail?.subject).toBe('A bag is yours');
    expect((await getOutboxMail(ctx, mail?.id as string)).text).not.toContain('The school writes');
  });
});
