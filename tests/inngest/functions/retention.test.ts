import { afterAll, beforeAll, expect, it } from 'vitest';
import { inngest } from '@/inngest/client';
import { functions } from '@/inngest/functions/all';
import type { Engine } from '@/inngest/local/engine';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization } from '@/tests/factories/organization';
import { until } from '@/tests/inngest/local/harness';
import { testEngine } from '@/tests/inngest/local/local-harness';
import { useDatabase } from '@/tests/setup/database';
import { fire } from './fire';

const database = useDatabase();
let engine: Engine;

beforeAll(async () => {
  engine = testEngine({ connectionString: database.ownerUrl, client: inngest, functions, backoffMs: () => 50 });
  await engine.migrate();
  await engine.start();
});
afterAll(() => engine.stop());

async function aSchoolWithAnOldMessage() {
  const ctx = await anOrganization({ now: new Date() });
  await aGrantedReward(database.owner, ctx);
  const old = new Date(Date.now() - 600 * 86_400_000);
  await database.owner`
    insert into deliveries (organization_id, channel, audience, to_address, template, subject, html, text, dedupe_key, status, created_at)
    values (${ctx.organizationId}, 'email', 'referrer', 'old@example.org', 'welcome', 'Old', '', '', 'old', 'sent', ${old})`;
  return ctx;
}

it('removes once a month what each school keeps no longer, and nothing of the others', async () => {
  const short = await aSchoolWithAnOldMessage();
  const long = await aSchoolWithAnOldMessage();
  await updateSettings(short, { retentionMonths: 12 });
  const oldOf = ({ organizationId }: typeof short) =>
    database.owner`select from deliveries where organization_id = ${organizationId} and subject = 'Old'`;
  await fire(database.owner, 'run-retention');
  await until('the end of the old message', async () => ((await oldOf(short)).length === 0 ? true : undefined));
  const audits = await until('the entry of the trail', async () => {
    const rows = await database.owner`
      select organization_id as id, data from audit_events where action = 'retention.run'`;
    return rows.length > 0 ? rows : undefined;
  });
  expect(audits).toMatchObject([{ id: short.organizationId, data: { deliveries: 1 } }]);
  expect(await oldOf(long)).toHaveLength(1);
});
