import { describe, expect, it } from 'vitest';
import { cloneProgram } from '@/lib/services/programs/clone-program';
import { createProgram } from '@/lib/services/programs/create-program';
import { discardDraft } from '@/lib/services/programs/discard-draft';
import { endProgram } from '@/lib/services/programs/end-program';
import { pauseProgram } from '@/lib/services/programs/pause-program';
import { publishProgram } from '@/lib/services/programs/publish-program';
import { getProgram, listPrograms } from '@/lib/services/programs/reads';
import { resumeProgram } from '@/lib/services/programs/resume-program';
import { updateProgram } from '@/lib/services/programs/update-program';
import { anOrganization, as, NOW } from '@/tests/factories/organization';
import { aDraftProgram, aProgram, programBody } from '@/tests/factories/program';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
const rewards = (amountMinor: number) => ({ referrer: { kind: 'cash', amountMinor } });

describe('pause, resume, end', () => {
  it('frees the slot and needs one to come back', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    expect(await pauseProgram(ctx, program.id)).toMatchObject({ status: 'paused', phase: 'paused' });
    for (let n = 0; n < 5; n++) await aProgram(ctx);
    await expect(resumeProgram(ctx, program.id)).rejects.toMatchObject({ code: 'program-limit-reached' });
    const [other] = (await listPrograms(ctx, { status: 'active' })).data;
    expect(await endProgram(ctx, other?.id ?? '')).toMatchObject({ status: 'ended', endedAt: NOW });
    expect(await resumeProgram(ctx, program.id)).toMatchObject({ status: 'active' });
    const audits = await database.owner`
      select action from audit_events where subject_id = ${program.id} order by id offset 2`;
    expect(audits.map(({ action }) => action)).toEqual(['program.paused', 'program.resumed']);
  });

  it('does nothing twice, and nothing that cannot be', async () => {
    const ctx = await anOrganization();
    const draft = await aDraftProgram(ctx);
    const rule = { status: 422, code: 'invalid-transition' };
    await expect(pauseProgram(ctx, draft.id)).rejects.toMatchObject(rule);
    await expect(resumeProgram(ctx, draft.id)).rejects.toMatchObject(rule);
    const program = await aProgram(ctx);
    await endProgram(ctx, program.id);
    await endProgram(ctx, program.id);
    await expect(resumeProgram(ctx, program.id)).rejects.toMatchObject(rule);
    await expect(publishProgram(ctx, program.id)).rejects.toMatchObject(rule);
    await expect(updateProgram(ctx, program.id, { name: 'x' })).rejects.toMatchObject(rule);
  });
});

describe('updateProgram', () => {
  it('edits a draft in place and checks the whole', async () => {
    const ctx = await anOrganization();
    const { id } = await aDraftProgram(ctx, { description: 'Old', budgetMinor: 100_000 });
    const after = await updateProgram(ctx, id, {
      description: null,
      budgetMinor: null,
      currency: 'EUR',
      endsAt: '2027-01-01T00:00:00Z',
    });
    expect(after).toMatchObject({ version: 1, description: null, budgetMinor: null, currency: 'EUR' });
    await expect(updateProgram(ctx, id, { startsAt: '2027-06-01T00:00:00Z' })).rejects.toMatchObject({
      errors: [{ path: 'endsAt' }],
    });
    await expect(updateProgram(ctx, id, { eligibility: { kinds: ['partner'] } })).rejects.toMatchObject({
      status: 422,
    });
    await expect(updateProgram(ctx, id, { status: 'active' })).rejects.toMatchObject({ status: 422 });
  });

  it('keeps what rewards stand on once published, and renames without a new version', async () => {
    const ctx = await anOrganization();
    const { id } = await aProgram(ctx);
    await expect(updateProgram(ctx, id, { currency: 'EUR' })).rejects.toMatchObject({ errors: [{ path: 'currency' }] });
    expect(await updateProgram(ctx, id, { name: 'New name' })).toMatchObject({ name: 'New name', draftVersion: null });
    await expect(discardDraft(ctx, id)).rejects.toMatchObject({ status: 409 });
    await updateProgram(ctx, id, { holdDays: 1 });
    expect(await discardDraft(ctx, id)).toMatchObject({ version: 1, draftVersion: null, holdDays: 14 });
  });
});

describe('cloneProgram', () => {
  it('starts a new draft from the newest rules', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx, { endsAt: '2026-12-01T00:00:00Z' });
    await updateProgram(ctx, program.id, { rewards: rewards(8000) });
    const copy = await cloneProgram(ctx, program.id);
    expect(copy).toMatchObject({
      name: 'Bring a friend (copy)',
      status: 'draft',
      version: 1,
      endsAt: null,
      startsAt: NOW,
    });
    expect(copy.rewards.referrer?.amountMinor).toBe(8000);
    expect(await cloneProgram(ctx, program.id, { name: 'Other' })).toMatchObject({ name: 'Other' });
  });
});

describe('isolation and rights', () => {
  it('hides programmes from others and needs the right', async () => {
    const ctx = await anOrganization();
    const other = await anOrganization();
    const { id } = await aProgram(ctx);
    for (const verb of [getProgram, publishProgram, pauseProgram, resumeProgram, endProgram, discardDraft]) {
      await expect(verb(other, id)).rejects.toMatchObject({ status: 404 });
    }
    await expect(updateProgram(other, id, { name: 'x' })).rejects.toMatchObject({ status: 404 });
    await expect(cloneProgram(other, id)).rejects.toMatchObject({ status: 404 });
    await expect(getProgram(ctx, 'x')).rejects.toMatchObject({ status: 404 });
    expect((await listPrograms(other)).data).toEqual([]);
    const viewer = as(ctx, 'viewer');
    expect((await listPrograms(viewer)).data).toHaveLength(1);
    await expect(publishProgram(viewer, id)).rejects.toMatchObject({ status: 403 });
    await expect(createProgram(viewer, programBody())).rejects.toMatchObject({ status: 403 });
  });
});
