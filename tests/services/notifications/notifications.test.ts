import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderMail } from '@/emails/render-mail';
import { deliverMessage } from '@/lib/services/notifications/deliver';
import { markNotificationsRead } from '@/lib/services/notifications/mark-read';
import { getOutboxMail, listNotifications, listOutbox } from '@/lib/services/notifications/reads';
import { requestSignInMail } from '@/lib/services/notifications/request-sign-in-mail';
import { type NotificationEvent, sendNotifications } from '@/lib/services/notifications/send';
import { sendSignInMail } from '@/lib/services/notifications/send-sign-in-mail';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { runPayouts } from '@/lib/services/payouts/build';
import { executePayout } from '@/lib/services/payouts/execute';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const unique = () => `${crypto.randomUUID().slice(0, 8)}@example.org`;

afterEach(() => vi.unstubAllEnvs());

/** The last event of a name, as the outbox carries it. */
async function eventOf(organizationId: string, name: string): Promise<NotificationEvent> {
  const rows = await database.owner`
    select e from graphile_worker._private_jobs j, json_array_elements(j.payload -> 'events') e
    where e ->> 'name' = ${name} and e -> 'data' ->> 'organizationId' = ${organizationId} order by j.id desc limit 1`;
  if (!rows[0]) throw new Error(`No ${name}`);
  return rows[0].e;
}

describe('notices', () => {
  it('tell a referrer once of a friend, in the portal and by mail', async () => {
    const ctx = await anOrganization();
    const email = unique();
    const { code, referrerId } = await aCode(database.owner, ctx, { email });
    await submitLead(ctx, { code, referee: { email: unique(), firstName: 'Ben Li', lastName: 'Wu' } });
    const event = await eventOf(ctx.organizationId, 'referral/lead.submitted');
    const first = await sendNotifications(ctx, event, renderMail);
    expect(first.deliveryIds).toHaveLength(1);
    expect(await sendNotifications(ctx, event, renderMail)).toEqual(first);
    const me = as(ctx, 'referrer', referrerId);
    const { data, unread } = await listNotifications(me, { contactId: referrerId });
    expect(unread).toBe(1);
    expect(data).toMatchObject([
      { type: 'lead-submitted', data: { friend: 'Ben', program: 'Bring a friend' }, readAt: null },
    ]);
    expect(await markNotificationsRead(me)).toEqual({ read: 1 });
    expect(await markNotificationsRead(me, { notificationIds: [data[0]?.id] })).toEqual({ read: 0 });
    expect((await listNotifications(me, { contactId: referrerId })).unread).toBe(0);
    const [mail] = (await listOutbox(as(ctx, 'manager'))).data;
    expect(mail).toMatchObject({
      toAddress: email,
      status: 'queued',
      template: 'lead-submitted',
      audience: 'referrer',
    });
    const full = await getOutboxMail(as(ctx, 'manager'), mail?.id ?? '');
    expect(full.text).not.toContain('Wu');
    expect(await deliverMessage(ctx, { deliveryId: full.id })).toEqual({ status: 'sent' });
    expect(await deliverMessage(ctx, { deliveryId: full.id })).toEqual({ status: 'sent' });
    expect(await sendNotifications(ctx, event, renderMail)).toEqual({ deliveryIds: [] });
  });

  it('tell both sides of a conversion, and write to a friend only with consent', async () => {
    const ctx = await anOrganization();
    const { referrerId, refereeId } = await aGrantedReward(database.owner, ctx, { email: unique() });
    const event = await eventOf(ctx.organizationId, 'conversion/recorded');
    expect((await sendNotifications(ctx, event, renderMail)).deliveryIds).toHaveLength(1);
    for (const contactId of [referrerId, refereeId]) {
      const { data } = await listNotifications(ctx, { contactId });
      expect(data.map(({ type }) => type)).toEqual(['reward-granted']);
    }
    await database.owner`update contacts set consent_at = now() where id = ${refereeId}`;
    expect((await sendNotifications(ctx, event, renderMail)).deliveryIds).toHaveLength(2);
  });

  it('tell of an approval, and finance of a payout that failed', async () => {
    const ctx = await anOrganization();
    const admin = { ...ctx };
    for (const role of ['owner', 'finance', 'manager'])
      await createStaff(admin, { email: unique(), name: 'Kim Lee', role });
    const [name, domain] = unique().split('@');
    await aGrantedReward(database.owner, ctx, {
      email: `${name}+refuse@${domain}`,
      rewards: onlyReferrer('cash', 2000),
    });
    const later = at(ctx, days(14));
    const [payout] = (await runPayouts(later)).payouts;
    const approved = await eventOf(ctx.organizationId, 'reward/approved');
    expect((await sendNotifications(later, approved, renderMail)).deliveryIds).toHaveLength(1);
    await executePayout(later, { payoutId: payout?.id ?? '' });
    const failed = await eventOf(ctx.organizationId, 'payout/failed');
    expect((await sendNotifications(later, failed, renderMail)).deliveryIds).toHaveLength(2);
    const { data } = await listOutbox(as(ctx, 'finance'), { template: 'payout-failed' });
    expect(data.every(({ audience }) => audience === 'staff')).toBe(true);
    expect((await getOutboxMail(ctx, data[0]?.id ?? '')).text).toContain('$20.00');
  });

  it('are silent about what is gone', async () => {
    const ctx = await anOrganization();
    const { organizationId } = ctx;
    const id = crypto.randomUUID();
    const data = {
      organizationId,
      referralId: id,
      payoutId: id,
      rewardId: id,
      conversionId: id,
      methodId: id,
      codeId: id,
      programId: id,
      redemptionId: id,
      contactIds: [id],
    };
    const names = [
      'referral/lead.submitted',
      'referral/expired',
      'conversion/recorded',
      'reward/approved',
      'payout/settled',
      'payout/failed',
      'payout/reversed',
      'payout-method/changed',
      'code/issued',
      'code/opened',
      'program/change.announced',
      'redemption/created',
    ];
    for (const name of names) {
      const event = { name, data } as unknown as NotificationEvent;
      expect(await sendNotifications(ctx, event, renderMail)).toEqual({ deliveryIds: [] });
    }
  });
});

describe('sign-in mails', () => {
  async function aStaffLink() {
    const ctx = await anOrganization();
    const email = unique();
    await createStaff(ctx, { email, name: 'Kim Lee', role: 'owner' });
    const url = `http://kith.test/sign-in/link?token=${crypto.randomUUID()}`;
    const data = {
      organizationId: ctx.organizationId,
      email,
      url,
      audience: 'staff' as const,
      expiresAt: days(1).toISOString(),
    };
    return { ctx, email, url, data };
  }

  it('are asked for through the outbox, for known addresses only', async () => {
    const { ctx, email, url } = await aStaffLink();
    await requestSignInMail({ email: email.toUpperCase(), url, expiresAt: days(1) });
    await requestSignInMail({ email: unique(), url, expiresAt: days(1) });
    const rows = await database.owner`
      select e -> 'data' as data from graphile_worker._private_jobs j, json_array_elements(j.payload -> 'events') e
      where e ->> 'name' = 'auth/sign-in.requested' and e -> 'data' ->> 'url' = ${url}`;
    expect(rows.map((row) => row.data)).toEqual([
      { organizationId: ctx.organizationId, email, url, audience: 'staff', expiresAt: days(1).toISOString() },
    ]);
  });

  it('carry the link once, and are shown to owners only', async () => {
    const { ctx, data, url } = await aStaffLink();
    const { deliveryIds } = await sendSignInMail(ctx, data, renderMail);
    expect(await sendSignInMail(ctx, data, renderMail)).toEqual({ deliveryIds });
    const [id = ''] = deliveryIds;
    expect((await getOutboxMail(as(ctx, 'owner'), id)).text).toContain(url);
    await expect(getOutboxMail(as(ctx, 'manager'), id)).rejects.toMatchObject({ status: 404 });
    expect((await listOutbox(as(ctx, 'manager'))).data).toEqual([]);
    expect((await listOutbox(as(ctx, 'owner'))).data).toHaveLength(1);
    await expect(listOutbox(as(ctx, 'viewer'))).rejects.toMatchObject({ status: 403 });
  });

  it('are not written once the link has expired or the person is gone', async () => {
    const { ctx, data } = await aStaffLink();
    expect(await sendSignInMail(at(ctx, days(1)), data, renderMail)).toEqual({ deliveryIds: [] });
    expect(await sendSignInMail(ctx, { ...data, email: unique() }, renderMail)).toEqual({ deliveryIds: [] });
  });

  it('lose their body with a real provider, also when it cannot be reached and the mail is given up', async () => {
    const { ctx, data } = await aStaffLink();
    const [deliveryId = ''] = (await sendSignInMail(ctx, data, renderMail)).deliveryIds;
    vi.stubEnv('RESEND_API_KEY', 're_test');
    vi.stubEnv('RESEND_BASE_URL', 'http://127.0.0.1:1');
    const waits = [0, 1, 6, 21, 81, 261, 621, 1341];
    for (const [index, minutes] of waits.entries()) {
      const later = at(ctx, new Date(NOW.getTime() + minutes * 60_000));
      const last = index === waits.length - 1;
      expect(await deliverMessage(later, { deliveryId })).toEqual({ status: last ? 'failed' : 'queued' });
      // Nobody is in a hurry in between.
      expect(await deliverMessage(later, { deliveryId })).toEqual({ status: last ? 'failed' : 'queued' });
    }
    const row = await getOutboxMail(ctx, deliveryId);
    expect(row).toMatchObject({ status: 'failed', attempts: 8, provider: 'resend', html: '', text: '' });
    expect(row.tries.map(({ outcome }) => outcome)).toEqual(waits.map(() => 'unreachable'));
    expect(row.error).toBeTruthy();
    await expect(deliverMessage(ctx, { deliveryId: crypto.randomUUID() })).rejects.toMatchObject({ status: 404 });
  });
});
