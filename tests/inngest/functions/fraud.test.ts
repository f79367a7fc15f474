import { afterAll, beforeAll, expect, it } from 'vitest';
import { inngest } from '@/inngest/client';
import { functions } from '@/inngest/functions/all';
import type { Engine } from '@/inngest/local/engine';
import type { Ctx } from '@/lib/services/context';
import { appealFraudCase } from '@/lib/services/fraud/appeal';
import { decideFraudCase } from '@/lib/services/fraud/decide';
import { getFraudCase, listFraudCases, ownFraudCases } from '@/lib/services/fraud/reads';
import { listNotifications, listOutbox } from '@/lib/services/notifications/reads';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { getReward } from '@/lib/services/rewards/reads';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as } from '@/tests/factories/organization';
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

const watch = () => fire(database.owner, 'watch-fraud');

/** Mails that were sent, as `template to whom`, each once. */
async function sent(ctx: Ctx): Promise<string[]> {
  const { data } = await listOutbox(ctx, { status: 'sent', limit: 100 });
  return data
    .filter(({ template }) => template !== 'reward-granted')
    .map((mail) => `${mail.template} ${mail.toAddress}`);
}

async function aSuspectReward() {
  const ctx = await anOrganization({ now: new Date() });
  const word = crypto.randomUUID().slice(0, 8);
  const address = (who: string) => `${who}-${word}@school.example`;
  for (const role of ['owner', 'manager', 'viewer'] as const)
    await createStaff(ctx, { email: address(role), name: `The ${role}`, role });
  const granted = await aGrantedReward(database.owner, ctx, {
    email: address('ana'),
    refereeEmail: `ana-${word}+1@school.example`,
    rewards: onlyReferrer('cash', 5000),
  });
  await watch();
  const found = await until('the case', async () => (await listFraudCases(ctx)).data[0]);
  return { ctx, granted, caseId: found.id, address, ana: as(ctx, 'referrer', granted.referrerId) };
}

const confirm = (ctx: Ctx, caseId: string) =>
  decideFraudCase(as(ctx, 'manager'), { caseId, decision: 'confirmed', reason: 'One mailbox.' });

it('tells the referrer what waits, what was decided and that his appeal has come; and the school when it is late', async () => {
  const { ctx, granted, caseId, address, ana } = await aSuspectReward();
  await until('the first mail', async () => (await sent(ctx)).includes(`reward-checked ${address('ana')}`));
  await confirm(ctx, caseId);
  await until('the decision', async () => (await sent(ctx)).includes(`reward-decided ${address('ana')}`));
  await appealFraudCase(ana, { caseId, text: 'She is my sister.' });
  await until('the appeal', async () => (await sent(ctx)).length === 5);
  expect((await sent(ctx)).sort()).toEqual([
    `appeal-received ${address('ana')}`,
    `appeal-waits ${address('manager')}`,
    `appeal-waits ${address('owner')}`,
    `reward-checked ${address('ana')}`,
    `reward-decided ${address('ana')}`,
  ]);
  // Its time is not over: the watch does nothing.
  await watch();
  expect(await ownFraudCases(ana)).toMatchObject([{ state: 'appealed', isLate: false }]);
  await database.owner`update fraud_cases set answer_due_at = now() - interval '1 second' where id = ${caseId}`;
  await watch();
  await until('the escalation', async () => (await sent(ctx)).length === 7);
  expect((await sent(ctx)).filter((mail) => mail === `appeal-waits ${address('owner')}`)).toHaveLength(2);
  const found = await getFraudCase(ctx, caseId);
  expect(found.history.map(({ kind }) => kind)).toEqual(['opened', 'confirmed', 'appealed', 'escalated']);
  expect(found).toMatchObject({ status: 'appealed', escalatedAt: expect.any(Date) });
  const { data } = await listNotifications(ctx, { contactId: granted.referrerId });
  expect(data.map(({ type }) => type).reverse()).toEqual([
    'reward-granted',
    'reward-checked',
    'reward-decided',
    'appeal-received',
    'appeal-overdue',
  ]);
  // Nothing is decided by the clock, and nothing released; a person still may, and it is told.
  expect((await getReward(ctx, granted.reward.id)).status).toBe('pending');
  await decideFraudCase(as(ctx, 'owner'), { caseId, decision: 'cleared', reason: 'She is.' });
  await until(
    'the answer',
    async () => (await sent(ctx)).filter((mail) => mail.startsWith('reward-decided')).length === 2,
  );
  expect(await ownFraudCases(ana)).toEqual([]);
});

it('takes the reward back when nobody has appealed in time', async () => {
  const { ctx, granted, caseId } = await aSuspectReward();
  await confirm(ctx, caseId);
  await database.owner`update fraud_cases set appeal_due_at = now() - interval '1 second' where id = ${caseId}`;
  await watch();
  await until('the end', async () => (await getFraudCase(ctx, caseId)).closedAt ?? undefined);
  expect((await getReward(ctx, granted.reward.id)).status).toBe('cancelled');
  const actions = await database.owner`
    select action from audit_events where organization_id = ${ctx.organizationId} and subject_id = ${caseId} order by id`;
  expect(actions.map(({ action }) => action)).toEqual([
    'fraud.case-opened',
    'fraud.case-confirmed',
    'fraud.case-closed',
  ]);
});
