import { describe, expect, it } from 'vitest';
import { renderMail } from '@/emails/render-mail';
import type { EventName } from '@/lib/domain/events';
import { milestoneReached } from '@/lib/domain/notifications/milestones';
import type { Ctx } from '@/lib/services/context';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { announceProgramChange, type ProgramEvent } from '@/lib/services/notifications/announce-program-change';
import { listNotifications, listOutbox } from '@/lib/services/notifications/reads';
import { type NotificationEvent, sendNotifications } from '@/lib/services/notifications/send';
import { watchCodeOpens } from '@/lib/services/notifications/watch-code-opens';
import { moveProgram } from '@/lib/services/programs/move-program';
import { onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const unique = () => `${crypto.randomUUID().slice(0, 8)}@example.org`;

async function eventsOf(ctx: Ctx, name: EventName): Promise<NotificationEvent[]> {
  const rows = await database.owner`
    select e from graphile_worker._private_jobs j, json_array_elements(j.payload -> 'events') e
    where e ->> 'name' = ${name} and e -> 'data' ->> 'organizationId' = ${ctx.organizationId} order by j.id`;
  return rows.map((row) => row.e);
}
const tell = (ctx: Ctx, event: NotificationEvent | undefined) =>
  sendNotifications(ctx, event as NotificationEvent, renderMail);
const templates = async (ctx: Ctx) => (await listOutbox(ctx)).data.map(({ template }) => template);

describe('a milestone', () => {
  it('is reached once, by the friend who makes it', () => {
    expect(milestoneReached(2, 3)).toBe(3);
    expect(milestoneReached(3, 3)).toBeNull();
    expect(milestoneReached(3, 4)).toBeNull();
    expect(milestoneReached(0, 1)).toBeNull();
    expect(milestoneReached(99, 100)).toBe(100);
  });

  it('is told with the third friend, whatever order the events are told in, and once', async () => {
    const ctx = await anOrganization();
    const rewards = onlyReferrer('cash', 2000);
    const { code, referrerId } = await aCode(database.owner, ctx, { email: unique(), definition: { rewards } });
    for (let friend = 0; friend < 4; friend += 1) {
      await recordConversion(ctx, {
        externalId: `c-${friend}`,
        referee: { email: unique() },
        code,
        milestone: 'enrolled',
        valueMinor: 50_000,
        currency: 'USD',
        occurredAt: new Date(NOW.getTime() - 60_000 + friend).toISOString(),
      });
    }
    const events = await eventsOf(ctx, 'conversion/recorded');
    expect(events).toHaveLength(4);
    for (const event of events.toReversed()) await tell(ctx, event);
    await tell(ctx, events[2]);
    expect((await templates(ctx)).filter((one) => one === 'milestone-reached')).toHaveLength(1);
    const { data } = await listNotifications(ctx, { contactId: referrerId });
    expect(data.find(({ type }) => type === 'milestone-reached')?.data).toMatchObject({ friends: 3 });
  });
});

describe('an enrolment', () => {
  it('without a reward for the referrer is told by itself', async () => {
    const ctx = await anOrganization();
    const { referrer: _none, ...rest } = onlyReferrer('cash', 2000);
    const rewards = { ...rest, referee: { kind: 'discount' as const, amountMinor: 1000 } };
    const { code } = await aCode(database.owner, ctx, { email: unique(), definition: { rewards } });
    await recordConversion(ctx, {
      externalId: 'c-1',
      referee: { email: unique() },
      code,
      milestone: 'enrolled',
      valueMinor: 50_000,
      currency: 'USD',
      occurredAt: NOW.toISOString(),
    });
    await tell(ctx, (await eventsOf(ctx, 'conversion/recorded'))[0]);
    expect(await templates(ctx)).toEqual(['friend-enrolled']);
  });
});

describe('a code', () => {
  it('welcomes its owner, with the first one only', async () => {
    const ctx = await anOrganization();
    const { organizationId } = ctx;
    const { codeId, programId, referrerId, code } = await aCode(database.owner, ctx, { email: unique() });
    const event = { name: 'code/issued' as const, data: { organizationId, codeId, programId, contactId: referrerId } };
    expect((await tell(ctx, event)).deliveryIds).toHaveLength(1);
    const [second] = await database.owner`
      insert into referral_codes (organization_id, program_id, referrer_id, code, code_key)
      values (${organizationId}, ${programId}, ${referrerId}, ${`${code}2`}, ${`${code}2`}) returning id`;
    await tell(ctx, { ...event, data: { ...event.data, codeId: second?.id } });
    expect((await listOutbox(ctx)).data).toMatchObject([{ template: 'welcome', subject: `Your code is ${code}` }]);
  });

  it('that people open is told of: each code once a look, the first time marked, and nothing from before the first look', async () => {
    const ctx = await anOrganization();
    const { organizationId } = ctx;
    const made = await aCode(database.owner, ctx, { email: unique() });
    const touch = (at: string, more: { counted?: boolean; channel?: string } = {}) => database.owner`
      insert into touches (id, organization_id, program_id, code_id, referrer_id, channel, visitor_id, counted, occurred_at, recorded_at)
      values (uuidv7(), ${organizationId}, ${made.programId}, ${made.codeId}, ${made.referrerId}, ${more.channel ?? 'link'}, 'v',
        ${more.counted ?? true}, ${at}, ${at})`;
    await database.owner`select ensure_month_partitions('touches', '2026-09-01', '2026-09-30')`;
    const minute = (count: number) => at(ctx, new Date(NOW.getTime() + count * 60_000));
    expect(await watchCodeOpens(ctx)).toEqual({ codes: 0 });
    await touch('2026-09-15T12:00:00Z', { counted: false });
    await touch('2026-09-15T12:00:01Z', { channel: 'api' });
    expect(await watchCodeOpens(minute(2))).toEqual({ codes: 0 });
    await touch('2026-09-15T12:02:00Z');
    await touch('2026-09-15T12:02:30Z');
    expect(await watchCodeOpens(minute(4))).toEqual({ codes: 1 });
    expect(await watchCodeOpens(minute(4))).toEqual({ codes: 0 });
    await touch('2026-09-15T12:05:00Z');
    expect(await watchCodeOpens(minute(8))).toEqual({ codes: 1 });
    const events = await eventsOf(ctx, 'code/opened');
    expect(events.map(({ data }) => data)).toMatchObject([
      { codeId: made.codeId, opens: 2, isFirst: true },
      { codeId: made.codeId, opens: 1, isFirst: false },
    ]);
  });
});

describe('a programme that changes', () => {
  it('is told to who has a working code, once for each change', async () => {
    const ctx = await anOrganization();
    const { programId, referrerId } = await aCode(database.owner, ctx, { email: unique() });
    await moveProgram(ctx, programId, 'paused');
    const [event] = (await eventsOf(ctx, 'program/status.changed')) as unknown as ProgramEvent[];
    expect(await announceProgramChange(ctx, event as ProgramEvent, 'e-1')).toEqual({ people: 1 });
    const [told] = await eventsOf(ctx, 'program/change.announced');
    expect(told?.data).toMatchObject({ change: 'paused', contactIds: [referrerId] });
    await tell(ctx, told);
    await tell(ctx, told);
    expect((await listOutbox(ctx)).data).toMatchObject([{ subject: '“Bring a friend” is taking a break' }]);
    const { data } = await listNotifications(as(ctx, 'referrer', referrerId), { contactId: referrerId });
    expect(data).toMatchObject([{ type: 'program-changed', data: { change: 'paused' } }]);
  });

  it.each([
    ['program/published', { version: 1 }, null],
    ['program/published', { version: 2 }, 'new-terms'],
    ['program/status.changed', { from: 'paused', to: 'active' }, 'resumed'],
    ['program/status.changed', { from: 'draft', to: 'active' }, null],
    ['program/status.changed', { from: 'active', to: 'ended' }, 'ended'],
  ])('%s %o: %s', async (name, data, change) => {
    const ctx = await anOrganization();
    const { programId } = await aCode(database.owner, ctx);
    const { organizationId } = ctx;
    const event = { name, data: { organizationId, programId, ...data } } as unknown as ProgramEvent;
    expect(await announceProgramChange(ctx, event, 'e')).toEqual({ people: change ? 1 : 0 });
    expect((await eventsOf(ctx, 'program/change.announced')).map((one) => one.data)).toMatchObject(
      change ? [{ change }] : [],
    );
  });
});
