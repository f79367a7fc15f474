import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../setup/database';
import { clientOf, type School, school } from './client';
import { aWorld, made, type World } from './world';

const database = useDatabase();
let whole: School;
let world: World;
let reviewer: School;
let caseId: string;

beforeAll(async () => {
  whole = await school();
  world = await aWorld(whole, 'fraud');
  reviewer = await clientOf(whole.organizationId, ['referrals:read', 'rewards:approve', 'rewards:read']);
  const signals = [{ key: 'network', weight: 45, reason: 'network-of-the-referrer', evidence: { people: 2 } }];
  const [opened] = await database.owner`
    insert into fraud_cases (organization_id, referral_id, score, verdict, signals)
    values (${whole.organizationId}, ${world.referral}, 45, 'review', ${database.owner.json(signals)}) returning id`;
  caseId = opened?.id;
});

describe('/fraud-cases', () => {
  it('lists them with their evidence, by status, and reads one with its rewards and its history', async () => {
    const { body } = await reviewer.get('/fraud-cases');
    expect(body).toMatchObject({ data: [{ id: caseId, status: 'open', score: 45, referralId: world.referral }] });
    expect(Object.keys(body).sort()).toEqual(['data', 'nextCursor']);
    expect(body.data[0].signals).toEqual([
      { key: 'network', weight: 45, reason: 'network-of-the-referrer', evidence: { people: 2 } },
    ]);
    expect((await reviewer.get('/fraud-cases?status=confirmed')).body.data).toEqual([]);
    expect((await reviewer.get('/fraud-cases?status=guilty')).status).toBe(422);
    const one = await reviewer.get(`/fraud-cases/${caseId}`);
    expect(one.body).toMatchObject({ id: caseId, referrerId: world.referrer, refereeId: world.friend, history: [] });
    expect(one.body.rewardIds.sort()).toEqual(world.rewards.map(({ id }) => id).sort());
    expect(one.body).not.toHaveProperty('names');
    expect((await reviewer.get('/fraud-cases/none')).status).toBe(404);
  });

  it('is decided by no client that recorded the conversion, nor by one without the scope, nor without a reason', async () => {
    const path = `/fraud-cases/${caseId}/decision`;
    const decision = { decision: 'cleared', reason: 'Two sisters.' };
    const own = await whole.post(path, decision);
    expect([own.status, own.body.code]).toEqual([422, 'approval-by-interested-party']);
    const reader = await clientOf(whole.organizationId, ['referrals:read', 'referrals:write']);
    expect((await reader.post(path, decision)).status).toBe(403);
    const bad = await reviewer.post(path, { decision: 'perhaps', reason: ' ' });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map(({ path: field }: { path: string }) => field).sort()).toEqual(['decision', 'reason']);
    expect((await reviewer.get(`/fraud-cases/${caseId}`)).body.status).toBe('open');
  });

  it('is decided once, on the record, and the same request again is the same answer', async () => {
    const path = `/fraud-cases/${caseId}/decision`;
    const confirmed = { decision: 'confirmed', reason: 'One person.' };
    const key = { 'idempotency-key': 'decide-1' };
    const first = made(await reviewer.post(path, confirmed, key), 200);
    expect(first).toEqual({ id: caseId, status: 'confirmed', takenBackRewards: 0 });
    expect(made(await reviewer.post(path, confirmed, key), 200)).toEqual(first);
    const again = await reviewer.post(path, { decision: 'cleared', reason: 'No.' });
    expect([again.status, again.body.code]).toEqual([409, 'fraud-case-decided']);
    const { body } = await reviewer.get(`/fraud-cases/${caseId}`);
    expect(body).toMatchObject({ status: 'confirmed', reason: 'One person.', closedAt: null, answerDueAt: null });
    expect(body.history).toMatchObject([{ kind: 'confirmed', reason: 'One person.' }]);
    expect(body.decidedBy).toMatch(/^api-client:/);
    const actions = await database.owner`select action from audit_events where subject_id = ${caseId}`;
    expect(actions).toEqual([{ action: 'fraud.case-confirmed' }]);
  });
});
