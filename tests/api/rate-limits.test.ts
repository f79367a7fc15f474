import { beforeAll, expect, it } from 'vitest';
import { limitClientsTo } from '@/lib/api/request/rate-limits';
import { useDatabase } from '../setup/database';
import { clientOf, type School, school } from './client';

useDatabase();
let demo: School;
beforeAll(async () => {
  demo = await school();
  limitClientsTo(3);
});

it('lets a burst through, then tells one client to wait, and nobody else', async () => {
  const other = await clientOf(demo.organizationId, ['programs:read']);
  const answers = await Promise.all(Array.from({ length: 40 }, () => demo.get('/courses')));
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(15);
  expect(refused.length).toBeGreaterThan(0);
  for (const { body, headers } of refused) {
    expect(body.code).toBe('too-many-requests');
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  }
  expect((await other.get('/courses')).status).toBe(200);
});
