import { beforeEach, describe, expect, it } from 'vitest';
import { ATTRIBUTION_MODELS } from '@/lib/domain/programs/types';
import { runCounterfactual, runCounterfactualOfDays } from '@/lib/services/attribution/counterfactual';
import { overrideAttribution } from '@/lib/services/attribution/override-attribution';
import { getAttributionReport, listDecisions } from '@/lib/services/attribution/report';
import type { Ctx } from '@/lib/services/context';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { anOrganization, as, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';
import { aSharedFriend, twoReferrers } from './shared-friends';

const database = useDatabase();
const period = { from: '2026-09-01T00:00:00Z', to: '2026-10-01T00:00:00Z' };
let ctx: Ctx;
beforeEach(async () => {
  ctx = await anOrganization();
});

describe('the counterfactual of an attribution model', () => {
  it.each(ATTRIBUTION_MODELS)('differs by exactly nothing from the same model: %s', async (model) => {
    for (const split of [false, true]) {
      const codes = await twoReferrers(database.owner, ctx, { attribution: { model, split } });
      const [first] = codes;
      await aSharedFriend(ctx, codes);
      const refunded = await aSharedFriend(ctx, [...codes].reverse());
      await recordRefund(ctx, refunded.id, {
        externalId: `r-${split}`,
        amountMinor: 30_001,
        reason: 'refund',
        occurredAt: NOW.toISOString(),
      });
      const view = await runCounterfactual(ctx, first.programId, { model, split, ...period });
      expect(view).toMatchObject({ conversions: 2, changed: 0, totals: { differenceMinor: 0 } });
      expect(view.referrers.every(({ differenceMinor }) => differenceMinor === 0)).toBe(true);
      expect(view.totals.decided.minor).toBeGreaterThan(0);
    }
  });

  it('says what first touch would have moved, per referrer and in money, and leaves overrides and told codes', async () => {
    const codes = await twoReferrers(database.owner, ctx);
    const [first, second] = codes;
    await aSharedFriend(ctx, codes);
    const overridden = await aSharedFriend(ctx, codes);
    await overrideAttribution(as(ctx, 'manager'), overridden.referralId as string, {
      code: first.code,
      reason: 'Known',
    });
    await recordConversion(ctx, {
      externalId: 'told',
      referee: { email: 'told@example.org' },
      milestone: 'enrolled',
      valueMinor: 80_000,
      currency: 'USD',
      occurredAt: NOW.toISOString(),
      code: second.code,
    });
    const view = await runCounterfactual(ctx, first.programId, { model: 'first', ...period });
    expect(view).toMatchObject({ conversions: 3, changed: 1, byPerson: 1, totals: { differenceMinor: 0 } });
    const difference = Object.fromEntries(view.referrers.map((row) => [row.referrerId, row.differenceMinor]));
    // The friend's own reward goes with the referral that he is of.
    expect(difference).toEqual({ [first.referrerId]: 10_000, [second.referrerId]: -10_000 });
    const split = await runCounterfactualOfDays(ctx, first.programId, {
      model: 'linear',
      split: 'true',
      from: '2026-09-01',
      to: '2026-09-30',
    });
    expect(split).toMatchObject({ conversions: 3, changed: 1, split: true });
    const none = await runCounterfactual(ctx, first.programId, {
      model: 'first',
      from: '2020-01-01T00:00:00Z',
      to: '2020-02-01T00:00:00Z',
    });
    expect(none).toMatchObject({ conversions: 0, changed: 0, referrers: [] });
  });

  it('refuses bad periods, strangers and whom it does not concern', async () => {
    const [first] = await twoReferrers(database.owner, ctx);
    await expect(runCounterfactual(ctx, first.programId, { model: 'best', ...period })).rejects.toMatchObject({
      errors: [{ path: 'model' }],
    });
    await expect(
      runCounterfactual(ctx, first.programId, { model: 'last', from: period.to, to: period.from }),
    ).rejects.toMatchObject({ errors: [{ path: 'to' }] });
    await expect(
      runCounterfactual(await anOrganization(), first.programId, { model: 'last', ...period }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      runCounterfactual(as(ctx, 'referrer'), first.programId, { model: 'last', ...period }),
    ).rejects.toMatchObject({ status: 403 });
    const aborted = { signal: AbortSignal.abort() };
    await aSharedFriend(ctx, [first]);
    await expect(runCounterfactual(ctx, first.programId, { model: 'last', ...period }, aborted)).rejects.toMatchObject({
      status: 499,
    });
  });
});

describe('the attribution report', () => {
  it('shows the models side by side, conflicts, overrides and why nobody', async () => {
    const codes = await twoReferrers(database.owner, ctx);
    const [first, second] = codes;
    await aSharedFriend(ctx, codes);
    const overridden = await aSharedFriend(ctx, codes);
    await overrideAttribution(as(ctx, 'manager'), overridden.referralId as string, {
      code: first.code,
      reason: 'Known',
    });
    await recordConversion(ctx, {
      externalId: 'lonely',
      referee: { email: 'lonely@example.org' },
      milestone: 'enrolled',
      valueMinor: 1,
      currency: 'USD',
      occurredAt: NOW.toISOString(),
    });
    const report = await getAttributionReport(ctx, { from: '2026-09-01', to: '2026-09-30' });
    expect(report).toMatchObject({ conversions: 3, attributed: 2, conflicts: 2, overridden: 1, flagged: 0, split: 0 });
    expect(report.unattributed).toEqual([{ reason: 'no-touch', conversions: 1 }]);
    const of = (id: string) => report.referrers.find(({ key }) => key === id);
    expect(of(first.referrerId)).toMatchObject({ name: 'Ana', last: 0, first: 2, linear: 1, decided: 1 });
    expect(of(second.referrerId)).toMatchObject({ last: 2, first: 0, linear: 1, decided: 1 });
    expect(report.channels.map(({ key }) => key).toSorted()).toEqual(['email', 'other', 'whatsapp']);
    const models = [...ATTRIBUTION_MODELS, 'decided'] as const;
    for (const model of models) expect(report.referrers.reduce((sum, row) => sum + row[model], 0)).toBeCloseTo(2, 6);
    expect(
      (await getAttributionReport(ctx, { from: '2026-09-01', to: '2026-09-30', programId: first.programId }))
        .conversions,
    ).toBe(2);
    expect((await getAttributionReport(ctx, { from: '2020-09-01', to: '2020-09-30' })).conversions).toBe(0);
    expect(
      (await getAttributionReport(await anOrganization(), { from: '2026-09-01', to: '2026-09-30' })).conversions,
    ).toBe(0);
    const overrides = await listDecisions(ctx, { overrides: true });
    expect(overrides.data).toMatchObject([
      { code: first.code, beforeCode: second.code, note: 'Known', decidedByName: 'The manager', sequence: 2 },
    ]);
    expect((await listDecisions(ctx)).data).toHaveLength(4);
  });
});
