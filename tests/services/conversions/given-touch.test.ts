import { describe, expect, it } from 'vitest';
import { findOpenedCodes } from '@/db/queries/code-opens';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { getReferral } from '@/lib/services/referrals/reads';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { readOnly } from '@/lib/services/transact';
import { anOrganization, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const hour = (count: number) => new Date(NOW.getTime() + count * 3_600_000).toISOString();
const conversion = (externalId: string, rest: object) => ({
  externalId,
  referee: { email: 'ben@example.com' },
  milestone: 'enrolled',
  valueMinor: 10_000,
  currency: 'USD',
  occurredAt: hour(-2),
  ...rest,
});

describe('a code that is typed at an enrolment', () => {
  it('is a touch of its person, stored once', async () => {
    const ctx = await anOrganization();
    const { code, codeId, referrerId } = await aCode(database.owner, ctx);
    const first = await recordConversion(ctx, conversion('c-1', { code: code.toLowerCase() }));
    await recordConversion(ctx, conversion('c-1', { code: code.toLowerCase() }));
    const touches = await database.owner`
      select channel, counted, reason, referee_id, referrer_id, occurred_at from touches where code_id = ${codeId}`;
    const occurred_at = new Date(hour(-2));
    expect(touches).toEqual([
      {
        channel: 'enrolment',
        counted: true,
        reason: null,
        referee_id: first.refereeId,
        referrer_id: referrerId,
        occurred_at,
      },
    ]);
    const { timeline } = await getReferral(ctx, first.referralId as string);
    expect(timeline.map(({ type }) => type)).toEqual(['shared', 'converted', 'granted', 'granted']);
  });

  it('is found by what he pays later', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx, { definition: { trigger: { milestone: 'paid' } } });
    const enrolled = await recordConversion(ctx, conversion('c-1', { code }));
    expect(enrolled).toMatchObject({ attributed: true, reason: 'below-trigger', rewards: [] });
    const paid = await recordConversion(ctx, conversion('c-2', { milestone: 'paid', occurredAt: hour(-1) }));
    expect(paid).toMatchObject({ attributed: true, referralId: enrolled.referralId });
    expect(paid.rewards.length).toBeGreaterThan(0);
  });

  it('is found within its batch as a later transaction would find it', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx, { definition: { trigger: { milestone: 'paid' } } });
    const both = await Promise.all([
      recordConversion(ctx, conversion('c-1', { code })),
      recordConversion(ctx, conversion('c-2', { milestone: 'paid', occurredAt: hour(-1) })),
    ]);
    expect(both.map(({ attributed }) => attributed)).toEqual([true, true]);
  });

  it('is no link that somebody opened', async () => {
    const ctx = await anOrganization();
    const { code, codeId } = await aCode(database.owner, ctx);
    await recordConversion(ctx, conversion('c-1', { code }));
    const opened = () => readOnly(ctx, ({ sql }) => findOpenedCodes(sql, new Date(0), new Date(Date.now() + 60_000)));
    expect(await opened()).toEqual([]);
    await recordTouch(ctx, { code, channel: 'qr' });
    expect(await opened()).toMatchObject([{ codeId, opens: 1 }]);
  });

  it('does not count, and says why, where the code may not be used; one that nobody has is none', async () => {
    const ctx = await anOrganization();
    const { code, codeId } = await aCode(database.owner, ctx, { isActive: false });
    await recordConversion(ctx, conversion('c-1', { code }));
    await recordConversion(ctx, conversion('c-2', { code: 'NOBODY-HAS-IT' }));
    const touches =
      await database.owner`select counted, reason, code_id from touches where organization_id = ${ctx.organizationId}`;
    expect(touches).toEqual([{ counted: false, reason: 'code-inactive', code_id: codeId }]);
  });
});
