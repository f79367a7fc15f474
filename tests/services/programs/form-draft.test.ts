import { describe, expect, it } from 'vitest';
import type { DraftForm } from '@/lib/domain/programs/form-draft';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { forgetFormDraft, getFormDraft, keepFormDraft } from '@/lib/services/programs/form-draft';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

useDatabase();

async function twoManagers() {
  const ctx = await anOrganization();
  const member = async (name: string) => {
    const { id } = await createStaff(ctx, { email: `${crypto.randomUUID()}@x.example`, name, role: 'manager' });
    return { ...as(ctx, 'manager', id), actor: { type: 'staff' as const, id, name } };
  };
  const program: DraftForm = `program:${crypto.randomUUID()}`;
  return { ctx, program, mia: await member('Mia'), tom: await member('Tom') };
}

describe('a draft of a form', () => {
  it('of a new programme is its writer’s own, kept again and again, and forgotten', async () => {
    const { mia, tom } = await twoManagers();
    const form = 'new:blank';
    expect(await getFormDraft(mia, form)).toBeNull();
    const first = await keepFormDraft(mia, { form, values: { name: 'A' }, revision: 0 });
    expect(first).toEqual({ kept: true, revision: NOW.getTime(), at: NOW });
    const revision = NOW.getTime();
    await keepFormDraft(at(mia, '2026-09-15T12:01:00Z'), { form, values: { name: 'AB' }, revision });
    const expected = { values: { name: 'AB' }, revision: revision + 1, at: new Date('2026-09-15T12:01:00Z') };
    expect(await getFormDraft(mia, form)).toEqual({ ...expected, byName: 'Mia', isOwn: true });
    expect(await getFormDraft(tom, form)).toBeNull();
    expect(await getFormDraft(mia, 'new:language-school')).toBeNull();
    await forgetFormDraft(mia, form);
    await forgetFormDraft(mia, form);
    expect(await getFormDraft(mia, form)).toBeNull();
  });

  it('of a programme is everybody’s; who typed over an older one is told, and loses nothing', async () => {
    const { program: form, mia, tom } = await twoManagers();
    await keepFormDraft(mia, { form, values: { name: 'Mia’s' }, revision: 0 });
    const seen = await getFormDraft(tom, form);
    expect(seen).toMatchObject({ values: { name: 'Mia’s' }, byName: 'Mia', isOwn: false });
    const revision = seen?.revision ?? 0;
    expect(await keepFormDraft(tom, { form, values: { name: 'Tom’s' }, revision })).toMatchObject({ kept: true });
    const late = await keepFormDraft(mia, { form, values: { name: 'Late' }, revision });
    expect(late).toMatchObject({ kept: false, theirs: { values: { name: 'Tom’s' }, byName: 'Tom', isOwn: false } });
    const newcomer = await keepFormDraft(mia, { form, values: {}, revision: 0 });
    expect(newcomer).toMatchObject({ kept: false, theirs: { byName: 'Tom' } });
    await forgetFormDraft(tom, form);
    expect(await keepFormDraft(mia, { form, values: {}, revision: revision + 1 })).toEqual({
      kept: false,
      theirs: null,
    });
    // Begun anew, it is another draft: what was typed over the old one does not fit.
    await keepFormDraft(at(tom, '2026-09-15T12:05:00Z'), { form, values: { name: 'New' }, revision: 0 });
    expect(await keepFormDraft(mia, { form, values: {}, revision: revision + 1 })).toMatchObject({ kept: false });
  });

  it('of two who begin in the same instant one wins', async () => {
    const { program: form, mia, tom } = await twoManagers();
    const both = await Promise.all([mia, tom].map((who) => keepFormDraft(who, { form, values: {}, revision: 0 })));
    expect(both.map(({ kept }) => kept).toSorted()).toEqual([false, true]);
  });

  it('is refused when it is no form’s, too large, or another school’s', async () => {
    const { ctx, program: form, mia } = await twoManagers();
    const keep = (input: object) => keepFormDraft(mia, { form, values: {}, revision: 0, ...input });
    for (const wrong of [
      { form: 'new:' },
      { form: 'program:x' },
      { revision: -1 },
      { values: { x: 'y'.repeat(150_000) } },
    ])
      await expect(keep(wrong)).rejects.toMatchObject({ code: 'invalid-input' });
    await keep({ values: { name: 'Ours' } });
    const stranger = as(await anOrganization(), 'owner', mia.actor.id);
    expect(await getFormDraft(stranger, form)).toBeNull();
    await forgetFormDraft(stranger, form);
    expect(await getFormDraft(mia, form)).toMatchObject({ values: { name: 'Ours' } });
    for (const role of ['viewer', 'finance', 'referrer'] as const)
      await expect(keepFormDraft(as(ctx, role), { form, values: {}, revision: 0 })).rejects.toMatchObject({
        status: 403,
      });
  });
});
