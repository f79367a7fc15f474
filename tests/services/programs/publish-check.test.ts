import { describe, expect, it } from 'vitest';
import { createCourse } from '@/lib/services/courses/create-course';
import { checkProgram } from '@/lib/services/programs/check-program';
import { publishProgram } from '@/lib/services/programs/publish-program';
import { getProgram } from '@/lib/services/programs/reads';
import { updateProgram } from '@/lib/services/programs/update-program';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization } from '@/tests/factories/organization';
import { aDraftProgram } from '@/tests/factories/program';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const UNREACHABLE = { bonuses: [{ atCount: 5, kind: 'cash', amountMinor: 5000 }] };
const FINE = { referrer: { kind: 'cash', amountMinor: 5000 } };

describe('publishing', () => {
  it('is refused while the rules have an error, which is named; nothing is frozen and no slot is taken', async () => {
    const ctx = await anOrganization();
    const { id } = await aDraftProgram(ctx, { rewards: UNREACHABLE });
    await expect(publishProgram(ctx, id)).rejects.toMatchObject({
      status: 422,
      code: 'invalid-input',
      errors: [{ path: 'rewards.bonuses.0', message: expect.stringContaining('Nobody can come to 5') }],
    });
    expect(await getProgram(ctx, id)).toMatchObject({ status: 'draft', publishedVersion: null });
    const [row] = await database.owner`select active_slot from referral_programs where id = ${id}`;
    expect(row?.active_slot).toBeNull();
    await updateProgram(ctx, id, { rewards: FINE });
    expect(await publishProgram(ctx, id)).toMatchObject({ status: 'active' });
  });

  it('is refused for the next version too, and the one in force stays', async () => {
    const ctx = await anOrganization();
    const { id } = await aDraftProgram(ctx, { rewards: FINE });
    await publishProgram(ctx, id);
    await updateProgram(ctx, id, { rewards: UNREACHABLE });
    await expect(publishProgram(ctx, id)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await getProgram(ctx, id)).toMatchObject({ status: 'active', publishedVersion: 1, draftVersion: 2 });
  });

  it('looks at the prices of the school', async () => {
    const ctx = await anOrganization();
    await createCourse(ctx, { externalId: 'a1', name: 'A1', priceMinor: 20_000, currency: 'USD' });
    const rewards = { ...FINE, referee: { kind: 'discount', amountMinor: 20_001 } };
    const { id } = await aDraftProgram(ctx, { rewards });
    await expect(publishProgram(ctx, id)).rejects.toMatchObject({ errors: [{ path: 'rewards.referee' }] });
    await createCourse(ctx, { externalId: 'a2', name: 'A2', priceMinor: 20_001, currency: 'USD' });
    expect((await checkProgram(ctx, id)).findings).toContainEqual(
      expect.objectContaining({ code: 'referee-more-than-course', severity: 'warning', path: 'rewards.referee' }),
    );
    expect(await publishProgram(ctx, id)).toMatchObject({ status: 'active' });
  });
});

it('names courses that the school does not have, and lets them come later', async () => {
  const ctx = await anOrganization();
  await createCourse(ctx, { externalId: 'a1', name: 'A1', priceMinor: 20_000, currency: 'USD' });
  const courses = [{ courseExternalIds: ['a1', 'b9'], referrer: { kind: 'cash', amountMinor: 100 } }];
  const { id } = await aDraftProgram(ctx, { rewards: { ...FINE, courses } });
  expect((await checkProgram(ctx, id)).findings).toContainEqual({
    code: 'unknown-course',
    severity: 'warning',
    path: 'rewards.courses.0.courseExternalIds.1',
    message: 'There is no course "b9"; the rule waits until there is.',
  });
  expect(await publishProgram(ctx, id)).toMatchObject({ status: 'active' });
});

it('the worst month follows the enrolments of the busiest month of the last year', async () => {
  const ctx = await anOrganization();
  const first = await aGrantedReward(database.owner, ctx);
  await aGrantedReward(database.owner, ctx, { fixture: first });
  await aGrantedReward(database.owner, ctx, { fixture: first, occurredAt: new Date('2026-08-20T12:00:00Z') });
  await aGrantedReward(database.owner, ctx, { fixture: first, occurredAt: new Date('2025-09-01T12:00:00Z') });
  const { id } = await aDraftProgram(ctx, { rewards: FINE });
  const { worstCase } = await checkProgram(ctx, id);
  expect(worstCase.perMonth).toEqual({ count: 2, totalMinor: 10_000 });
});
