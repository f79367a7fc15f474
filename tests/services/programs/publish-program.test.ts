import { describe, expect, it } from 'vitest';
import { publishProgram } from '@/lib/services/programs/publish-program';
import { getProgram, listPrograms } from '@/lib/services/programs/reads';
import { updateProgram } from '@/lib/services/programs/update-program';
import { anOrganization, at, NOW } from '@/tests/factories/organization';
import { aDraftProgram, aProgram } from '@/tests/factories/program';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
const rewards = (amountMinor: number) => ({ referrer: { kind: 'cash', amountMinor } });

describe('publishProgram', () => {
  it('freezes version 1 from the start of the programme and tells of it', async () => {
    const ctx = await anOrganization();
    const draft = await aDraftProgram(ctx, { startsAt: '2023-01-01T00:00:00Z' });
    const program = await publishProgram(ctx, draft.id);
    expect(program).toMatchObject({
      status: 'active',
      phase: 'active',
      versionStatus: 'published',
      draftVersion: null,
      inForceFrom: new Date('2023-01-01T00:00:00Z'),
      publishedAt: NOW,
    });
    const jobs = await database.owner`select payload from graphile_worker._private_jobs`;
    expect(JSON.stringify(jobs)).toContain(program.id);
    await expect(publishProgram(ctx, program.id)).rejects.toMatchObject({ status: 409, code: 'nothing-to-publish' });
    const change = database.owner`update program_versions set definition = '{}' where program_id = ${program.id}`;
    await expect(change).rejects.toThrow('a published version never changes');
  });

  it('puts a change into the next version, in force from its publication', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    const draft = await updateProgram(ctx, program.id, { rewards: rewards(6000) });
    expect(draft).toMatchObject({ status: 'active', version: 2, versionStatus: 'draft', publishedVersion: 1 });
    expect(await getProgram(ctx, program.id)).toMatchObject({ version: 1, draftVersion: 2, draft: { version: 2 } });
    const again = await updateProgram(ctx, program.id, { rewards: rewards(7000), holdDays: 0 });
    expect(again).toMatchObject({ version: 2, holdDays: 0, rewards: { referrer: { amountMinor: 7000 } } });
    const later = at(ctx, '2026-10-01T00:00:00Z');
    expect(await publishProgram(later, program.id)).toMatchObject({ version: 2, inForceFrom: later.now });
    const { versions, offer } = await getProgram(ctx, program.id);
    expect(versions.map(({ version, rewards }) => [version, rewards.referrer?.amountMinor])).toEqual([
      [1, 5000],
      [2, 7000],
    ]);
    expect(offer.referrer?.amountMinor).toBe(7000);
  });

  it.each([2, 10])('lets five be active when %i publish at once', async (count) => {
    const ctx = await anOrganization();
    for (let n = 0; n < 4; n++) await aProgram(ctx);
    const drafts = await Promise.all(Array.from({ length: count }, () => aDraftProgram(ctx)));
    const results = await Promise.allSettled(drafts.map(({ id }) => publishProgram(ctx, id)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(results.length - refused.length).toBe(1);
    for (const { reason } of refused) expect(reason).toMatchObject({ status: 422, code: 'program-limit-reached' });
    expect((await listPrograms(ctx, { status: 'active' })).data).toHaveLength(5);
    const versions = await database.owner`
      select count(*) from program_versions where organization_id = ${ctx.organizationId} and status = 'published'`;
    expect(versions).toEqual([{ count: 5 }]);
  });

  it('fills all five slots when ten publish at once', async () => {
    const ctx = await anOrganization();
    const drafts = await Promise.all(Array.from({ length: 10 }, () => aDraftProgram(ctx)));
    const results = await Promise.allSettled(drafts.map(({ id }) => publishProgram(ctx, id)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const slots = await database.owner`
      select active_slot as slot from referral_programs where organization_id = ${ctx.organizationId} and status = 'active' order by 1`;
    expect(slots.map(({ slot }) => slot)).toEqual([1, 2, 3, 4, 5]);
  });

  it('publishes one programme once when two do it at once', async () => {
    const ctx = await anOrganization();
    const { id } = await aDraftProgram(ctx);
    const results = await Promise.allSettled([publishProgram(ctx, id), publishProgram(ctx, id)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('takes the slot of a programme whose end has passed', async () => {
    const ctx = await anOrganization();
    const over = await aProgram(ctx, { endsAt: '2026-09-20T00:00:00Z' });
    for (let n = 0; n < 4; n++) await aProgram(ctx);
    const next = await aDraftProgram(ctx);
    await expect(publishProgram(ctx, next.id)).rejects.toMatchObject({ code: 'program-limit-reached' });
    await publishProgram(at(ctx, '2026-09-20T00:00:01Z'), next.id);
    expect(await getProgram(ctx, over.id)).toMatchObject({
      status: 'ended',
      endedAt: new Date('2026-09-20T00:00:00Z'),
    });
  });

  it('counts each organisation for itself', async () => {
    const full = await anOrganization();
    for (let n = 0; n < 5; n++) await aProgram(full);
    expect(await aProgram(await anOrganization())).toMatchObject({ status: 'active' });
  });
});
