import { describe, expect, it } from 'vitest';
import { getAttribution } from '@/lib/services/attribution/reads';
import { newId } from '@/lib/services/ids';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

describe('the receipt of an attribution', () => {
  it('tells the code, the conversion and who decided', async () => {
    const ctx = await anOrganization();
    const { referralId, conversionId, code } = await aGrantedReward(database.owner, ctx);
    const receipt = await getAttribution(as(ctx, 'viewer'), referralId);
    expect(receipt).toMatchObject({ referralId, conversionId, givenCode: code, superseded: [], note: null });
    expect(receipt.convertedAt).toBe(ctx.now.toISOString());
    expect(receipt.evidenceHash).toMatch(/^[0-9a-f]{64}$/);
    expect(receipt).not.toHaveProperty('evidence');
  });

  it('shows touches in their order, also one whose code is not known any more, and a conversion without a code', async () => {
    const ctx = await anOrganization();
    const { referralId, codeId, code, referrerId } = await aGrantedReward(database.owner, ctx);
    const touch = (id: string, of: string, occurredAt: string) => ({
      ...{ id, codeId: of, channel: 'link', occurredAt, counted: id === 't2', reason: id === 't2' ? null : 'bot' },
    });
    const touches = [
      touch('t2', codeId, '2026-09-02T00:00:00.000Z'),
      touch('t3', newId(), '2026-09-03T00:00:00.000Z'),
      touch('t1', codeId, '2026-09-01T00:00:00.000Z'),
    ];
    await database.owner`
      insert into attribution_decisions
      select (jsonb_populate_record(d, jsonb_build_object('id', ${newId()}::uuid, 'sequence', 2, 'note', 'Looked again',
        'receipt', jsonb_set(jsonb_set(d.receipt, '{evidence,touches}', ${database.owner.json(touches)}),
          '{evidence,givenCode}', 'null')))).*
      from attribution_decisions d where d.referral_id = ${referralId}`;
    const receipt = await getAttribution(ctx, referralId);
    expect(receipt.touches).toMatchObject([
      { touchId: 't1', code, referrerId, counted: false, reason: 'bot' },
      { touchId: 't2', code, referrerId, counted: true, reason: null },
      { touchId: 't3', code: null, referrerId: null },
    ]);
    expect(receipt).toMatchObject({ givenCode: null, note: 'Looked again', superseded: [{ note: null }] });
    expect(receipt.superseded[0]?.id).not.toBe(receipt.id);
  });

  it('is not there for another school, an unknown referral, or what is no id', async () => {
    const ctx = await anOrganization();
    const { referralId } = await aGrantedReward(database.owner, ctx);
    for (const [who, id] of [
      [await anOrganization(), referralId],
      [ctx, newId()],
      [ctx, 'no-id'],
    ] as const) {
      await expect(getAttribution(who, id)).rejects.toMatchObject({ status: 404 });
    }
  });
});
