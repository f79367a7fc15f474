import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inngest } from '@/inngest/client';
import { functions } from '@/inngest/functions/all';
import type { Engine } from '@/inngest/local/engine';
import { issueCode } from '@/lib/services/codes/issue-code';
import type { Ctx } from '@/lib/services/context';
import { openHub } from '@/lib/services/live/signals';
import { listOutbox } from '@/lib/services/notifications/reads';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { moveProgram } from '@/lib/services/programs/move-program';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { aContact } from '@/tests/factories/contact';
import { anOrganization, as } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { until } from '@/tests/inngest/local/harness';
import { testEngine } from '@/tests/inngest/local/local-harness';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
let engine: Engine;

beforeAll(async () => {
  engine = testEngine({ connectionString: database.ownerUrl, client: inngest, functions, backoffMs: () => 50 });
  await engine.migrate();
  await engine.start();
});
afterAll(() => engine.stop());

const unique = () => `ana-${crypto.randomUUID().slice(0, 8)}@example.org`;
const sent = async (ctx: Ctx) =>
  (await listOutbox(ctx, { status: 'sent' })).data.map(({ template }) => template).sort();

/** What a cron does at its minute, now. */
async function fire(functionId: string): Promise<void> {
  await database.owner`
    update graphile_worker._private_jobs set run_at = now()
    where payload ->> 'functionId' = ${`kith-${functionId}`} and locked_at is null`;
  await database.owner`notify "jobs:insert", '{}'`;
}

describe('through the engine', () => {
  it('somebody with a first code is welcomed, and open pages hear of it', async () => {
    const ctx = await anOrganization({ now: new Date() });
    const { programId } = await aCode(database.owner, ctx, { email: unique() });
    const { id: contactId } = await aContact(ctx, { email: unique() });
    const heard = new Set<string>();
    const hub = openHub(database.appUrl);
    hub.subscribe({
      onSignal: ({ organizationId, topic }) => organizationId === ctx.organizationId && heard.add(topic),
      onGap: () => {},
    });
    await issueCode(ctx, programId, { contactId });
    await until('the welcome', async () => (await sent(ctx)).includes('welcome'));
    await until('the signals', async () => heard.has('code') && heard.has('outbox'));
    await hub.close();
  });

  it('a programme that pauses is told to its people', async () => {
    const ctx = await anOrganization({ now: new Date() });
    const { programId } = await aCode(database.owner, ctx, { email: unique() });
    await moveProgram(ctx, programId, 'paused');
    await until('the news', async () => (await sent(ctx)).includes('program-changed'));
  });

  it('what waited goes out when its time has come, and opened codes are told of', async () => {
    const ctx = await anOrganization({ now: new Date() });
    const { organizationId } = ctx;
    const made = await aCode(database.owner, ctx, { email: unique() });
    await database.owner`
      insert into deliveries (organization_id, channel, audience, to_address, template, subject, html, text, dedupe_key, status, send_at)
      values (${organizationId}, 'sms', 'referrer', '+12125550123', 'reward-approved', 's', 'h', 't', 'held', 'held', now() - interval '1 second')`;
    await database.owner`
      insert into digest_items (organization_id, contact_id, audience, message, line, url, due_at, dedupe_key, created_at)
      values (${organizationId}, ${made.referrerId}, 'referrer', 'code-opened', 'Line', 'http://kith.test', now() - interval '1 second', 'd', now())`;
    await fire('send-due-messages');
    await until('both', async () => (await sent(ctx)).length === 2);
    expect(await sent(ctx)).toEqual(['digest', 'reward-approved']);
    await database.owner`
      insert into code_open_marks values (${organizationId}, now() - interval '10 minutes')`;
    await database.owner`
      insert into touches (id, organization_id, program_id, code_id, referrer_id, channel, visitor_id, counted, occurred_at, recorded_at)
      values (uuidv7(), ${organizationId}, ${made.programId}, ${made.codeId}, ${made.referrerId}, 'link', 'v', true, now() - interval '5 minutes', now() - interval '5 minutes')`;
    await fire('watch-code-opens');
    await until('the first opening', async () => (await sent(ctx)).includes('code-opened'));
  });

  it('a friend who left a name days ago gets his reminder', async () => {
    const before = new Date(Date.now() - 4 * 86_400_000);
    // Somewhere it is past nine in the morning.
    const hour = new Date().getUTCHours();
    const ctx = await anOrganization({ now: before, timeZone: hour >= 9 ? 'UTC' : 'Etc/GMT-12' });
    await updateSettings(as(ctx, 'owner'), { friendReminderDays: 3 });
    const { code } = await aCode(database.owner, ctx, { startsAt: '2026-01-01T00:00:00Z' });
    await submitLead(ctx, { code, referee: { email: unique(), firstName: 'Ben' } }, { consent: true });
    await fire('remind-friends');
    await until('the reminder', async () => (await sent(ctx)).includes('friend-reminder'));
  });
});
