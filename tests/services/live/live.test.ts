import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { insertNotifications } from '@/db/queries/notices';
import { signalsOf } from '@/inngest/local/signal-events';
import type { Ctx } from '@/lib/services/context';
import { type LiveHub, type LiveSignal, liveHub, openHub } from '@/lib/services/live/signals';
import { isFor, liveStream } from '@/lib/services/live/stream';
import { transact } from '@/lib/services/transact';
import { anOrganization, as } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { until } from '@/tests/inngest/local/harness';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
let hub: LiveHub;
let ctx: Ctx;
let contactId: string;

beforeAll(async () => {
  ctx = await anOrganization();
  contactId = (await aCode(database.owner, ctx)).referrerId;
});
afterEach(() => hub?.close());

/** What a page's stream has said so far. */
function reading(stream: ReadableStream<Uint8Array>) {
  const said = { text: '', ended: false };
  const reader = stream.getReader();
  const pump = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      said.text += new TextDecoder().decode(value);
    }
    said.ended = true;
  };
  return { said, done: pump(), cancel: () => reader.cancel() };
}

/** Waits until the hub listens: a signal of our own comes back. */
async function listening(of: LiveHub): Promise<void> {
  const seen: LiveSignal[] = [];
  const stop = of.subscribe({ onSignal: (signal) => seen.push(signal), onGap: () => {} });
  await until('the hub to listen', async () => {
    await database.owner`select pg_notify('live', 'x ready *')`;
    return seen.length > 0;
  });
  stop();
}

const notice = (dedupeKey: string) =>
  transact(ctx, ({ sql }) =>
    insertNotifications(sql, ctx.organizationId, [{ contactId, type: 'x', data: {}, dedupeKey }], ctx.now),
  );

describe('a signal', () => {
  const signal = { organizationId: 'o', topic: 'notices', contactId: 'ana' };
  it('is for its own school, and there for one person or for the staff', () => {
    const ana = as({ ...ctx, organizationId: 'o' }, 'referrer', 'ana');
    const staff = as({ ...ctx, organizationId: 'o' }, 'manager');
    expect(isFor(ana, signal)).toBe(true);
    expect(isFor(as(ana, 'referrer', 'ben'), signal)).toBe(false);
    expect(isFor({ ...ana, organizationId: 'p' }, signal)).toBe(false);
    expect(isFor(staff, signal)).toBe(false);
    expect(isFor(staff, { ...signal, contactId: null })).toBe(true);
    expect(isFor(ana, { ...signal, contactId: null })).toBe(false);
  });

  it('is made of events, one for each kind and school', () => {
    const event = (name: string, organizationId: unknown) => ({ name, data: { organizationId } });
    expect(
      signalsOf([
        event('reward/granted', 'o'),
        event('reward/approved', 'o'),
        event('payout/settled', 'p'),
        event('x/y', 1),
      ]),
    ).toEqual(['o reward *', 'p payout *']);
  });
});

describe('the stream of a page', () => {
  it('says that a person has news, when it commits, and nobody else hears of it', async () => {
    hub = openHub(database.appUrl);
    const ending = new AbortController();
    const mine = reading(liveStream(as(ctx, 'referrer', contactId), hub, ending.signal));
    const other = reading(liveStream(as(ctx, 'referrer'), hub, ending.signal));
    await listening(hub);
    await notice('one');
    await until('the news', async () => mine.said.text.includes('event: change'));
    expect(mine.said.text).toBe('retry: 3000\n\nevent: change\ndata: {"topic":"notices"}\n\n');
    expect(other.said.text).toBe('retry: 3000\n\n');
    ending.abort();
    await Promise.all([mine.done, other.done]);
    expect(hub.size).toBe(0);
  });

  it('tells what came between the rendering of the page and the opening of its stream, once', async () => {
    hub = openHub(database.appUrl);
    const first = reading(liveStream(as(ctx, 'manager'), hub, new AbortController().signal, Date.now()));
    // Nobody listened before: what came then, nobody knows.
    expect(first.said.text).toBe('');
    await listening(hub);
    await until('the gap', async () => first.said.text.includes('event: gap'));
    const future = Date.now() + 10_000;
    await until('the margin to be listened to', async () => hub.heardSince(Date.now() - 2_000) !== null);
    const rendered = Date.now();
    await notice('between');
    await until('the hub to hear', async () =>
      Boolean(hub.heardSince(rendered)?.some(({ contactId: of }) => of === contactId)),
    );
    const ana = as(ctx, 'referrer', contactId);
    const late = reading(liveStream(ana, hub, new AbortController().signal, rendered));
    const later = reading(liveStream(ana, hub, new AbortController().signal, future));
    const other = reading(liveStream(as(ctx, 'referrer'), hub, new AbortController().signal, rendered));
    await until('what was missed', async () => late.said.text.includes('event: change'));
    expect(late.said.text).toBe('retry: 3000\n\nevent: change\ndata: {"topic":"notices"}\n\n');
    expect([later.said.text, other.said.text]).toEqual(['retry: 3000\n\n', 'retry: 3000\n\n']);
    for (const page of [first, late, later, other]) await page.cancel();
  });

  it('gathers what comes at once, and ends when the page goes', async () => {
    hub = openHub(database.appUrl);
    const staff = reading(liveStream(as(ctx, 'manager'), hub, new AbortController().signal));
    await listening(hub);
    const { organizationId } = ctx;
    await database.owner`select pg_notify('live', ${`${organizationId} reward *`}) from generate_series(1, 3)`;
    await transact(ctx, ({ sql }) => sql`select live_signal('reward'), live_signal('payout')`);
    await until('both', async () => staff.said.text.includes('payout'));
    expect(staff.said.text.match(/event: change/g)).toHaveLength(2);
    await staff.cancel();
    expect(hub.size).toBe(0);
  });

  it('comes back after a broken connection, and says that it may have missed something', async () => {
    hub = openHub(database.appUrl);
    const ending = new AbortController();
    const mine = reading(liveStream(as(ctx, 'referrer', contactId), hub, ending.signal));
    await listening(hub);
    await database.owner`
      select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen live%'`;
    await until('the gap', async () => mine.said.text.includes('event: gap'));
    await notice('after');
    await until('news again', async () => mine.said.text.includes('"notices"'));
    ending.abort();
    await mine.done;
  });

  it('lets a page go that takes nothing any more', async () => {
    hub = openHub(database.appUrl);
    liveStream(as(ctx, 'manager'), hub, new AbortController().signal);
    await listening(hub);
    await until('it to be let go', async () => {
      const many = Array.from({ length: 80 }, (_, index) => `${ctx.organizationId} t${index} *`);
      await database.owner`select pg_notify('live', s) from unnest(${many}::text[]) s`;
      return hub.size === 0;
    });
  });

  it('ends with the process', async () => {
    hub = openHub(database.appUrl);
    const { said, done } = reading(liveStream(as(ctx, 'manager'), hub, new AbortController().signal));
    await listening(hub);
    await hub.close();
    await done;
    expect(said.ended).toBe(true);
  });

  it('is not opened for a page that has gone already; a process has one hub', async () => {
    hub = liveHub();
    expect(liveHub()).toBe(hub);
    const { said, done } = reading(liveStream(as(ctx, 'manager'), hub, AbortSignal.abort()));
    await done;
    expect(said.ended).toBe(true);
    expect(hub.size).toBe(0);
  });
});
