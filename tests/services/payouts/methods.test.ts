import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderMail } from '@/emails/render-mail';
import type { Ctx } from '@/lib/services/context';
import { listOutbox } from '@/lib/services/notifications/reads';
import { type NotificationEvent, sendNotifications } from '@/lib/services/notifications/send';
import { connectProvider } from '@/lib/services/payouts/connect-provider';
import { disconnectProvider } from '@/lib/services/payouts/disconnect-provider';
import { getPayoutMethod } from '@/lib/services/payouts/method-reads';
import { refreshStripeMethod } from '@/lib/services/payouts/refresh-stripe-method';
import { setPayoutMethod } from '@/lib/services/payouts/set-method';
import { startStripeOnboarding } from '@/lib/services/payouts/start-stripe-onboarding';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { aContact } from '@/tests/factories/contact';
import { anOrganization, as } from '@/tests/factories/organization';
import { stripeServer } from '@/tests/integrations/payouts/support/stripe-server';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
let stripe: Awaited<ReturnType<typeof stripeServer>>;
beforeAll(async () => {
  stripe = await stripeServer();
  process.env.STRIPE_BASE_URL = stripe.url;
});
afterAll(() => stripe.close());

const IBAN = 'DE89 3704 0044 0532 0130 00';
const manual = { provider: 'manual', debtorName: 'Lingua School', debtorIban: 'GB82 WEST 1234 5698 7654 32' };
const toBank = { provider: 'manual', iban: IBAN };
const toPaypal = { provider: 'paypal', email: 'ana.ruiz@example.org' };

/** A school that pays by bank transfer and Stripe, and one of its students. */
async function aSchool() {
  const ctx = await anOrganization();
  await connectProvider(ctx, manual);
  await connectProvider(ctx, { provider: 'stripe', secretKey: stripe.secretKey });
  const { id: contactId } = await aContact(ctx, { firstName: 'Ana' });
  return { ctx, contactId, referrer: as(ctx, 'referrer', contactId), finance: as(ctx, 'finance') };
}

/** The events that told of a change of payment details, as they wait in the outbox. */
async function changes(ctx: Ctx): Promise<NotificationEvent[]> {
  const rows = await database.owner<{ event: NotificationEvent }[]>`
    select e.event from graphile_worker._private_jobs j, json_array_elements(j.payload -> 'events') e(event)
    where e.event ->> 'name' = 'payout-method/changed' and e.event -> 'data' ->> 'organizationId' = ${ctx.organizationId}
    order by j.id`;
  return rows.map(({ event }) => event);
}

async function methodRows(contactId: string) {
  return database.owner`
    select provider, masked, status, destination_encrypted as sealed, created_by from payout_methods where contact_id = ${contactId} order by id`;
}

describe('how a person is paid', () => {
  it('is set by himself, kept sealed, shown masked, and told to him', async () => {
    const { ctx, contactId, referrer } = await aSchool();
    expect(await getPayoutMethod(referrer, contactId)).toMatchObject({ active: null, problem: 'no-method' });
    await setPayoutMethod(referrer, { contactId, destination: toBank });
    await setPayoutMethod(referrer, { contactId, destination: { ...toBank, iban: IBAN.toLowerCase() } });
    const shown = await getPayoutMethod(as(ctx, 'viewer'), contactId);
    expect(shown).toMatchObject({
      defaultProvider: 'manual',
      providers: ['manual', 'stripe'],
      active: { provider: 'manual', masked: '•••• 3000' },
      problem: null,
    });
    const rows = await methodRows(contactId);
    expect(rows).toMatchObject([{ status: 'active', created_by: `referrer:${contactId}` }]);
    const trail = await database.owner`
      select action, data from audit_events where organization_id = ${ctx.organizationId} and action like 'payout-method.%'`;
    expect(trail).toMatchObject([{ action: 'payout-method.changed', data: { masked: '•••• 3000', before: [] } }]);
    const events = await changes(ctx);
    expect(events).toHaveLength(1);
    for (const text of [shown, rows, trail, events].map((what) => JSON.stringify(what))) {
      expect(text).not.toMatch(/0532|370400/);
    }
    const sent = await sendNotifications(ctx, events[0] as NotificationEvent, renderMail);
    expect(sent.deliveryIds).toHaveLength(1);
    expect(await sendNotifications(ctx, events[0] as NotificationEvent, renderMail)).toEqual(sent);
    const { data } = await listOutbox(as(ctx, 'finance'), { template: 'payout-method-changed' });
    expect(data).toMatchObject([{ subject: 'How you are paid was changed' }]);
  });

  it('gives way to another, whose predecessor is not kept', async () => {
    const { ctx, contactId, finance } = await aSchool();
    await setPayoutMethod(finance, { contactId, destination: toBank });
    await setPayoutMethod(finance, { contactId, destination: { ...toBank, iban: 'GB82WEST12345698765432' } });
    expect(await methodRows(contactId)).toMatchObject([
      { status: 'replaced', masked: '•••• 3000', sealed: null },
      { status: 'active', masked: '•••• 5432' },
    ]);
    expect(await changes(ctx)).toHaveLength(2);
    await disconnectProvider(ctx, 'manual');
    await connectProvider(ctx, { provider: 'stripe', secretKey: stripe.secretKey });
    expect((await getPayoutMethod(finance, contactId)).problem).toBe('not-connected');
  });

  it('is one when two changes meet', async () => {
    const { contactId, referrer, finance } = await aSchool();
    const ibans = [IBAN, 'GB82WEST12345698765432', 'FR1420041010050500013M02606'];
    await Promise.all(
      ibans.map((iban, index) =>
        setPayoutMethod(index % 2 ? referrer : finance, { contactId, destination: { ...toBank, iban } }),
      ),
    );
    const rows = await methodRows(contactId);
    expect(rows.map(({ status }) => status).sort()).toEqual(['active', 'replaced', 'replaced']);
  });

  it('is refused where the school does not pay so, and by who may not', async () => {
    const { ctx, contactId, referrer, finance } = await aSchool();
    const set = (who: Ctx, destination: unknown, of = contactId) =>
      setPayoutMethod(who, { contactId: of, destination });
    await expect(set(finance, toPaypal)).rejects.toMatchObject({ errors: [{ path: 'destination.provider' }] });
    await expect(set(finance, { ...toBank, iban: 'DE00' })).rejects.toMatchObject({
      errors: [{ path: 'destination.iban' }],
    });
    const account = { provider: 'stripe', accountId: 'acct_somebody' };
    await expect(set(referrer, account)).rejects.toMatchObject({ errors: [{ path: 'destination.provider' }] });
    await expect(set(finance, account)).rejects.toMatchObject({ errors: [{ path: 'destination.accountId' }] });
    await expect(set(finance, toBank, crypto.randomUUID())).rejects.toMatchObject({ status: 404 });
    await expect(set(referrer, toBank, crypto.randomUUID())).rejects.toMatchObject({ status: 404 });
    for (const role of ['manager', 'viewer'] as const) {
      await expect(set(as(ctx, role), toBank)).rejects.toMatchObject({ status: 403 });
    }
    expect(await methodRows(contactId)).toEqual([]);
  });

  it('goes with the person when two turn out to be one; the one who stays keeps his own', async () => {
    const { ctx, contactId, finance } = await aSchool();
    const { id: intoId } = await aContact(ctx, { firstName: 'Ana' });
    const { id: third } = await aContact(ctx, { firstName: 'Ana' });
    await setPayoutMethod(finance, { contactId, destination: toBank });
    await mergeContacts(ctx, contactId, { intoId });
    expect((await getPayoutMethod(finance, intoId)).active?.masked).toBe('•••• 3000');
    await setPayoutMethod(finance, { contactId: third, destination: { ...toBank, iban: 'GB82WEST12345698765432' } });
    await mergeContacts(ctx, intoId, { intoId: third });
    expect((await getPayoutMethod(finance, third)).active?.masked).toBe('•••• 5432');
    await expect(setPayoutMethod(finance, { contactId, destination: toBank })).rejects.toMatchObject({ status: 404 });
  });
});

describe('an account at Stripe', () => {
  it('is made once, waits for the person without displacing what pays him, and takes over when it is complete', async () => {
    const { ctx, contactId, referrer } = await aSchool();
    await setPayoutMethod(referrer, { contactId, destination: toBank });
    expect(await refreshStripeMethod(referrer, contactId)).toEqual({ status: 'none' });
    const before = stripe.accounts.size;
    const links = await Promise.all([1, 2, 3].map(() => startStripeOnboarding(referrer, { contactId })));
    expect(stripe.accounts.size).toBe(before + 1);
    for (const { url } of links) expect(url).toMatch(/^https:\/\/connect\.stripe\.example\/setup\/acct/);
    expect(await refreshStripeMethod(referrer, contactId)).toEqual({ status: 'incomplete' });
    expect(await getPayoutMethod(referrer, contactId)).toMatchObject({
      active: { provider: 'manual' },
      incomplete: { provider: 'stripe' },
      problem: null,
    });
    const account = [...stripe.accounts.values()].at(-1) as Record<string, unknown>;
    const enable = (on: boolean) =>
      Object.assign(account, { payouts_enabled: on, capabilities: { transfers: on ? 'active' : 'inactive' } });
    enable(true);
    const results = await Promise.all([1, 2].map(() => refreshStripeMethod(ctx, contactId)));
    expect(results).toEqual([{ status: 'active' }, { status: 'active' }]);
    expect(await getPayoutMethod(referrer, contactId)).toMatchObject({
      active: { provider: 'stripe' },
      incomplete: null,
    });
    expect(await changes(ctx)).toHaveLength(2);
    enable(false);
    expect(await refreshStripeMethod(ctx, contactId)).toEqual({ status: 'incomplete' });
    expect((await getPayoutMethod(referrer, contactId)).problem).toBe('incomplete-method');
    // Another way, and back: the same account again.
    await setPayoutMethod(referrer, { contactId, destination: toBank });
    await startStripeOnboarding(referrer, { contactId });
    expect(stripe.accounts.size).toBe(before + 1);
    enable(true);
    expect(await refreshStripeMethod(ctx, contactId)).toEqual({ status: 'active' });
    expect(stripe.violations).toEqual([]);
  });

  it('needs a school with Stripe, an address, and Stripe’s answer', async () => {
    const { ctx, contactId, referrer } = await aSchool();
    const { id: silent } = await aContact(ctx, { email: undefined, phone: '+12125550123' });
    const of = (id: string) => startStripeOnboarding(ctx, { contactId: id });
    await expect(of(silent)).rejects.toMatchObject({ code: 'email-missing' });
    await expect(of(crypto.randomUUID())).rejects.toMatchObject({ status: 404 });
    await expect(startStripeOnboarding(referrer, { contactId: silent })).rejects.toMatchObject({ status: 404 });
    stripe.keyAccepted = false;
    await expect(of(contactId)).rejects.toMatchObject({ status: 503, code: 'provider-unavailable' });
    stripe.keyAccepted = true;
    await disconnectProvider(ctx, 'stripe');
    await expect(of(contactId)).rejects.toMatchObject({ code: 'provider-not-connected' });
    expect(await methodRows(contactId)).toEqual([]);
  });
});
