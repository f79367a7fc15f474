import { describe, expect, it } from 'vitest';
import { endOfDayIn, startOfDayIn } from '@/lib/domain/common/day-bounds';
import { getDashboardFacts } from '@/lib/services/analytics/dashboard';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { listProgramCards } from '@/lib/services/programs/program-cards';
import { listProgramCodes } from '@/lib/services/programs/program-codes';
import { getProgramPage } from '@/lib/services/programs/program-page';
import { publishProgram } from '@/lib/services/programs/publish-program';
import { getProgram } from '@/lib/services/programs/reads';
import { saveProgram, storedBody } from '@/lib/services/programs/save-program';
import { updateProgram } from '@/lib/services/programs/update-program';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { anOrganization, as } from '@/tests/factories/organization';
import { aDraftProgram, aProgram, programBody } from '@/tests/factories/program';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

describe('the cards of programmes', () => {
  it('carry the offer, the figures and the slots used', async () => {
    const ctx = await anOrganization();
    const { programId, code } = await aCode(database.owner, ctx);
    await submitLead(ctx, { code, referee: { email: 'bo@mail.example', firstName: 'Bo' } });
    const quiet = await aProgram(ctx);
    await aDraftProgram(ctx);
    const { programs, slots, nextCursor } = await listProgramCards(ctx);
    expect(slots).toEqual({ used: 2, of: 5 });
    expect(nextCursor).toBeNull();
    const byId = new Map(programs.map((program) => [program.id, program]));
    expect(byId.get(programId)?.figures.leads).toBe(1);
    expect(byId.get(quiet.id)?.figures).toMatchObject({ touches: 0, leads: 0, rewardMinor: 0 });
    expect(byId.get(quiet.id)?.offer.referrer).toMatchObject({ kind: 'cash', amountMinor: 5000 });
    expect((await listProgramCards(ctx, { status: 'draft' })).programs).toHaveLength(1);
    expect(byId.get(programId)?.health).toMatchObject({ lastConversionDay: null, rateBps: 0, budgetUsedBps: null });
    expect(byId.get(quiet.id)?.health).toMatchObject({
      rateBps: null,
      previousRateBps: null,
      notes: expect.any(Array),
    });
  });
});

describe('the page of a programme', () => {
  it('names who published, counts what belongs to it, and what runs beside it', async () => {
    const ctx = await anOrganization();
    const mia = await createStaff(ctx, {
      email: `mia-${ctx.organizationId}@school.example`,
      name: 'Mia Ray',
      role: 'manager',
    });
    const draft = await aDraftProgram(ctx);
    const staff = as(ctx, 'manager', mia.id);
    await publishProgram(staff, draft.id);
    const page = await getProgramPage(as(ctx, 'viewer'), draft.id);
    expect(page.publishers).toEqual({ [`staff:${mia.id}`]: 'Mia Ray' });
    expect(page).toMatchObject({ figures: null, counts: { codes: 0, referrals: 0 }, referralsByStatus: {} });
    expect(page.activePrograms.map(({ id }) => id)).toEqual([draft.id]);
    await expect(getProgramPage(await anOrganization(), draft.id)).rejects.toMatchObject({ status: 404 });
  });

  it('counts referrals by status and finds codes', async () => {
    const ctx = await anOrganization();
    const { programId, code } = await aCode(database.owner, ctx, { firstName: 'Zoe' });
    await submitLead(ctx, { code, referee: { email: 'cy@mail.example' } });
    const page = await getProgramPage(ctx, programId);
    expect(page.referralsByStatus).toEqual({ pending: 1 });
    expect(page.figures).toMatchObject({ leads: 1 });
    expect(await listProgramCodes(ctx, programId)).toMatchObject({ total: 1, nextCursor: null });
    expect(await listProgramCodes(ctx, programId, { search: 'zo' })).toMatchObject({ total: 1, data: [{ code }] });
    expect(await listProgramCodes(ctx, programId, { search: '%' })).toMatchObject({ total: 0, data: [] });
  });
});

describe('saving the form', () => {
  it('makes a draft of changed rules only, and clears what was left out', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx, { description: 'Old words', budgetMinor: 100_000 });
    const same = programBody({ description: 'Old words', budgetMinor: 100_000 });
    await saveProgram(ctx, program.id, same);
    await saveProgram(ctx, program.id, { ...same, name: 'Autumn' });
    expect(await getProgram(ctx, program.id)).toMatchObject({ name: 'Autumn', draftVersion: null });
    await saveProgram(ctx, program.id, programBody({ name: 'Autumn', holdDays: 30 }));
    const saved = await getProgram(ctx, program.id);
    expect(saved).toMatchObject({ description: null, budgetMinor: 100_000, draftVersion: 2 });
    expect(saved.draft).toMatchObject({ budgetMinor: null, holdDays: 30 });
  });

  it('changes only what its writer has changed, and asks where somebody else has changed the same', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx, { holdDays: 14 });
    const shown = programBody({ holdDays: 14 });
    const base = { shown, stored: storedBody(await getProgram(ctx, program.id)) };
    await updateProgram(ctx, program.id, { holdDays: 30, validityDays: 60 });
    await saveProgram(ctx, program.id, { ...shown, description: 'New words' }, base);
    expect(await getProgram(ctx, program.id)).toMatchObject({
      description: 'New words',
      draft: { holdDays: 30, validityDays: 60 },
    });
    await expect(saveProgram(ctx, program.id, { ...shown, holdDays: 7 }, base)).rejects.toMatchObject({
      status: 409,
      errors: [{ path: 'holdDays' }],
    });
    // The same change twice is no quarrel.
    await saveProgram(ctx, program.id, { ...shown, description: 'New words', holdDays: 30 }, base);
    expect((await getProgram(ctx, program.id)).draft).toMatchObject({ holdDays: 30, validityDays: 60 });
  });

  it('takes nothing for the change of somebody else that the form only says in another way', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx, { trigger: { milestone: 'enrolled', count: 1 } });
    const shown = programBody({ trigger: { milestone: 'enrolled' } });
    const base = { shown, stored: storedBody(await getProgram(ctx, program.id)) };
    const wanted = { milestone: 'attended', count: 3 };
    await saveProgram(ctx, program.id, { ...shown, trigger: wanted }, base);
    expect((await getProgram(ctx, program.id)).draft).toMatchObject({ trigger: wanted });
    await expect(
      saveProgram(ctx, program.id, { ...shown, trigger: { milestone: 'paid' } }, base),
    ).rejects.toMatchObject({ errors: [{ path: 'trigger' }] });
  });

  it('keeps what is fixed, and refuses what a viewer or a bad form wants', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    const body = programBody();
    await expect(saveProgram(ctx, program.id, { ...body, currency: 'EUR' })).rejects.toMatchObject({
      errors: [{ path: 'currency' }],
    });
    await expect(saveProgram(ctx, program.id, { ...body, name: '' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(saveProgram(as(ctx, 'viewer'), program.id, body)).rejects.toMatchObject({ status: 403 });
  });
});

describe('the overview', () => {
  it('knows how far a new school has come, and what waits', async () => {
    const ctx = await anOrganization();
    expect((await getDashboardFacts(ctx)).setup).toEqual({
      programs: 0,
      publishedPrograms: 0,
      referrers: false,
      codes: false,
      touches: false,
    });
    const { programId, code } = await aCode(database.owner, ctx);
    await submitLead(ctx, { code, referee: { email: 'di@mail.example' } });
    const program = await aProgram(ctx);
    await saveProgram(ctx, program.id, programBody({ holdDays: 3 }));
    const facts = await getDashboardFacts(ctx);
    expect(facts.setup).toMatchObject({
      programs: 2,
      publishedPrograms: 2,
      referrers: true,
      codes: true,
      touches: true,
    });
    expect(facts.waiting).toMatchObject({ rewards: [], failedPayouts: 0, drafts: [{ id: program.id, version: 2 }] });
    expect(facts.programs.map(({ id }) => id).sort()).toEqual([programId, program.id].sort());
  });
});

describe('the bounds of a day', () => {
  it('are those of the school, also when the clocks change', () => {
    expect(startOfDayIn('America/New_York', '2026-03-08').toISOString()).toBe('2026-03-08T05:00:00.000Z');
    expect(endOfDayIn('America/New_York', '2026-03-08').toISOString()).toBe('2026-03-09T03:59:59.999Z');
    expect(startOfDayIn('Pacific/Auckland', '2026-07-01').toISOString()).toBe('2026-06-30T12:00:00.000Z');
  });
});
