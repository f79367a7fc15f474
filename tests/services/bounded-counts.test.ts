import { describe, expect, it } from 'vitest';
import { countBounded } from '@/db/queries/count-bounded';
import { MOST_COUNTED } from '@/lib/domain/common/bounded-count';
import { countDecisions, listDecisions } from '@/lib/services/attribution/report';
import { countAuditEvents, listAuditEvents } from '@/lib/services/audit/reads';
import { countOutbox, listOutbox } from '@/lib/services/notifications/reads';
import { countTransfers } from '@/lib/services/redemptions/gifts';
import { countRedemptions } from '@/lib/services/redemptions/reads';
import { transact } from '@/lib/services/transact';
import { createEndpoint } from '@/lib/services/webhooks/create-endpoint';
import { countDeliveriesTo } from '@/lib/services/webhooks/reads';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

describe('a count that stops', () => {
  const count = async (rows: number, matching = rows) => {
    const ctx = await anOrganization();
    return transact(ctx, ({ sql }) => countBounded(sql, sql`generate_series(1, ${rows}) n`, sql`n <= ${matching}`));
  };

  it('is exact to the most that is counted, and says so beyond', async () => {
    expect(await count(0)).toBe(0);
    expect(await count(MOST_COUNTED)).toBe(MOST_COUNTED);
    expect(await count(MOST_COUNTED + 1)).toBe('many');
    expect(await count(5_000_000)).toBe('many');
  });

  it('where few match looks at no more than a hundred thousand, and then says nothing', async () => {
    expect(await count(100_000, 3)).toBe(3);
    expect(await count(100_001, 3)).toBeNull();
    expect(await count(100_001, MOST_COUNTED + 1)).toBe('many');
  });
});

describe('how many there are', () => {
  it('is said of each list as it is filtered, to who may read it, of the own school', async () => {
    const ctx = await anOrganization();
    await aGrantedReward(database.owner, ctx);
    const { data } = await listAuditEvents(ctx, { limit: 100 });
    const [first] = data;
    expect(await countAuditEvents(ctx)).toBe(data.length);
    for (const [filter, key] of [
      [{ action: first?.action }, 'action'],
      [{ subjectId: first?.subjectId }, 'subjectId'],
      [{ subjectType: first?.subjectType, actorId: first?.actorId }, 'subjectType'],
    ] as const) {
      expect(await countAuditEvents(ctx, filter)).toBe(data.filter((row) => row[key] === first?.[key]).length);
    }
    expect(await countDecisions(ctx)).toBe((await listDecisions(ctx)).data.length);
    expect(await countDecisions(ctx, { overrides: true })).toBe(0);
    expect([await countRedemptions(ctx, { kind: 'discount' }), await countTransfers(ctx)]).toEqual([0, 0]);
    const stranger = await anOrganization();
    expect(await countDecisions(stranger)).toBe(0);
    await expect(countAuditEvents(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    await expect(countOutbox(as(ctx, 'viewer'))).rejects.toMatchObject({ status: 403 });
    await expect(countDecisions(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    await expect(countRedemptions(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    await expect(countTransfers(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
  });

  it('counts in the outbox what the reader may see, and of an endpoint what was sent to it', async () => {
    const ctx = await anOrganization();
    await database.owner`
      insert into deliveries (organization_id, channel, audience, to_address, template, subject, html, text, status, dedupe_key)
      select ${ctx.organizationId}, 'email', 'staff', 'a@example.org', case when n = 1 then 'sign-in' else 'welcome' end, 'Hello', '', '',
        case when n < 3 then 'sent' else 'failed' end, 'd-' || n from generate_series(1, 5) n`;
    expect(await countOutbox(as(ctx, 'owner'))).toBe(5);
    expect(await countOutbox(as(ctx, 'manager'))).toBe((await listOutbox(as(ctx, 'manager'))).data.length);
    expect(await countOutbox(as(ctx, 'manager'), { status: 'sent' })).toBe(1);
    expect(await countOutbox(as(ctx, 'owner'), { channel: 'sms' })).toBe(0);
    const [one, two] = [
      await createEndpoint(ctx, { url: 'https://hooks.example.org/one' }),
      await createEndpoint(ctx, { url: 'https://hooks.example.org/two' }),
    ];
    await database.owner`
      insert into webhook_deliveries (organization_id, endpoint_id, event_type, payload, status)
      select ${ctx.organizationId}, ${one.id}, 'reward.approved', '{}', case when n = 1 then 'failed' else 'delivered' end
      from generate_series(1, 3) n`;
    expect(await countDeliveriesTo(ctx, one.id)).toBe(3);
    expect(await countDeliveriesTo(ctx, one.id, { status: 'failed' })).toBe(1);
    expect(await countDeliveriesTo(ctx, two.id)).toBe(0);
    expect(await countDeliveriesTo(await anOrganization(), one.id)).toBe(0);
    await expect(countDeliveriesTo(as(ctx, 'viewer'), one.id)).rejects.toMatchObject({ status: 403 });
  });
});
