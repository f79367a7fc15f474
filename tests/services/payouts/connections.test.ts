import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { runPayouts } from '@/lib/services/payouts/build';
import { chooseProvider } from '@/lib/services/payouts/choose-provider';
import { connectProvider } from '@/lib/services/payouts/connect-provider';
import { getPayoutProviders } from '@/lib/services/payouts/connection-reads';
import { disconnectProvider } from '@/lib/services/payouts/disconnect-provider';
import { openConnection } from '@/lib/services/payouts/open-connection';
import { testProvider } from '@/lib/services/payouts/test-provider';
import { readOnly } from '@/lib/services/transact';
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
afterEach(() => {
  stripe.keyAccepted = true;
  vi.unstubAllEnvs();
});

const settings = () => ({ provider: 'stripe', secretKey: stripe.secretKey, webhookSecret: 'whsec_12345678' });
const bank = { provider: 'manual', debtorName: 'Lingua School', debtorIban: 'de89 3704 0044 0532 0130 00' };

async function audits(ctx: Ctx) {
  return database.owner<{ action: string; data: Record<string, unknown> }[]>`
    select action, data from audit_events where organization_id = ${ctx.organizationId} and subject_type <> 'organization'
    order by id`;
}

describe('a payout connection', () => {
  it('is tried at the provider, kept encrypted, and never shown again', async () => {
    const ctx = await anOrganization();
    const owner = as(ctx, 'owner');
    expect((await getPayoutProviders(owner)).defaultProvider).toBe('sandbox');
    const facts = await connectProvider(owner, settings());
    expect(facts).toMatchObject({ live: false, last4: stripe.secretKey.slice(-4), webhook: true });
    const page = await getPayoutProviders(as(ctx, 'viewer'));
    expect(page).toMatchObject({
      defaultProvider: 'stripe',
      connections: [{ provider: 'stripe', isDefault: true, facts }],
    });
    const [row] = await database.owner`
      select * from payout_connections where organization_id = ${ctx.organizationId}`;
    const trail = await audits(ctx);
    expect(trail.map(({ action }) => action)).toEqual(['payout-connection.connected']);
    for (const text of [page, row, trail].map((what) => JSON.stringify(what))) {
      expect(text).not.toContain(stripe.secretKey);
      expect(text).not.toContain('whsec_12345678');
    }
    const opened = await readOnly(ctx, (tx) => openConnection(tx, ctx, 'stripe'));
    expect(opened?.settings).toEqual(settings());
    expect(await testProvider(owner, 'stripe')).toMatchObject({ ok: true, account: facts.account });
    stripe.keyAccepted = false;
    expect(await testProvider(owner, 'stripe')).toMatchObject({ ok: false });
    expect((await getPayoutProviders(owner)).connections).toHaveLength(1);
  });

  it('is not stored when the provider refuses it, is silent, or the input is wrong: the field is named', async () => {
    const ctx = as(await anOrganization(), 'owner');
    stripe.keyAccepted = false;
    const cases: [Record<string, unknown>, string][] = [
      [settings(), 'secretKey'],
      [{ ...settings(), secretKey: 'pk_test_12345678' }, 'secretKey'],
      [{ ...settings(), webhookSecret: 'not-a-signing-secret' }, 'webhookSecret'],
      [{ provider: 'paypal', mode: 'live', clientId: 'with some spaces', clientSecret: 'long-enough' }, 'clientId'],
      [{ ...bank, debtorIban: 'DE89370400440532013001' }, 'debtorIban'],
      [{ ...bank, debtorBic: 'NOBIC' }, 'debtorBic'],
      [{ ...bank, debtorName: 'Schule für Sprachen' }, 'debtorName'],
      [{ provider: 'sandbox' }, 'provider'],
    ];
    for (const [input, path] of cases) {
      await expect(connectProvider(ctx, input), path).rejects.toMatchObject({ status: 422, errors: [{ path }] });
    }
    vi.stubEnv('STRIPE_BASE_URL', 'http://127.0.0.1:9');
    const silent = connectProvider(ctx, settings());
    await expect(silent).rejects.toMatchObject({ errors: [{ message: expect.stringMatching(/did not answer/) }] });
    expect((await getPayoutProviders(ctx)).connections).toEqual([]);
  });

  it('can be replaced, disconnected and connected again; the sandbox pays when there is none', async () => {
    const ctx = as(await anOrganization(), 'owner');
    await connectProvider(ctx, settings());
    await connectProvider(ctx, bank);
    expect(await getPayoutProviders(ctx)).toMatchObject({
      defaultProvider: 'stripe',
      connections: [{ provider: 'manual' }, {}],
    });
    await connectProvider(ctx, { ...bank, debtorBic: 'cobadeffxxx' });
    expect(await chooseProvider(ctx, 'manual')).toEqual({ provider: 'manual' });
    expect(await chooseProvider(ctx, 'manual')).toEqual({ provider: 'manual' });
    await expect(chooseProvider(ctx, 'paypal')).rejects.toMatchObject({ status: 422 });
    expect(await disconnectProvider(ctx, 'manual')).toEqual({ underWay: 0 });
    await expect(disconnectProvider(ctx, 'manual')).rejects.toMatchObject({ status: 404 });
    await expect(testProvider(ctx, 'manual')).rejects.toMatchObject({ status: 404 });
    expect((await getPayoutProviders(ctx)).defaultProvider).toBe('sandbox');
    const [row] = await database.owner`
      select settings_encrypted as secret from payout_connections where organization_id = ${ctx.organizationId} and provider = 'manual'`;
    expect(row?.secret).toBeNull();
    await connectProvider(ctx, bank);
    expect(await getPayoutProviders(ctx)).toMatchObject({
      defaultProvider: 'manual',
      connections: [
        { provider: 'manual', facts: { debtorIban: 'DE89370400440532013000', debtorName: 'Lingua School' } },
        {},
      ],
    });
    expect((await audits(ctx)).map(({ action }) => action.replace('payout-connection.', ''))).toEqual(
      expect.arrayContaining(['connected', 'connected', 'replaced', 'disconnected', 'connected']),
    );
    expect(await chooseProvider(ctx, 'sandbox')).toEqual({ provider: 'sandbox' });
  });

  it('is the owner’s', async () => {
    const ctx = await anOrganization();
    for (const role of ['manager', 'finance', 'viewer'] as const) {
      const staff = as(ctx, role);
      await expect(connectProvider(staff, bank)).rejects.toMatchObject({ status: 403 });
      await expect(disconnectProvider(staff, 'manual')).rejects.toMatchObject({ status: 403 });
      await expect(chooseProvider(staff, 'sandbox')).rejects.toMatchObject({ status: 403 });
      await expect(testProvider(staff, 'manual')).rejects.toMatchObject({ status: 403 });
    }
    await expect(getPayoutProviders(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    expect(await runPayouts(ctx)).toMatchObject({ payouts: [] });
  });
});
