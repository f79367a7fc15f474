import { describe, expect, it } from 'vitest';
import { programTemplates } from '@/lib/domain/programs/templates';
import { createProgram } from '@/lib/services/programs/create-program';
import { previewReward } from '@/lib/services/programs/preview-reward';
import { publishProgram } from '@/lib/services/programs/publish-program';
import { listPrograms, listTemplates } from '@/lib/services/programs/reads';
import { anOrganization, NOW } from '@/tests/factories/organization';
import { programBody } from '@/tests/factories/program';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
const _rewards = (amountMinor: number) => ({ referrer: { kind: 'cash', amountMinor } });

describe('createProgram', () => {
  it('makes a draft of version 1 with the defaults', async () => {
    const ctx = await anOrganization();
    const program = await createProgram(ctx, programBody());
    expect(program).toMatchObject({
      status: 'draft',
      phase: 'draft',
      version: 1,
      versionStatus: 'draft',
      draftVersion: 1,
      publishedVersion: null,
      validityDays: 90,
      holdDays: 14,
      attribution: { model: 'last', split: false },
      budgetMinor: null,
      createdBy: 'system:kith',
    });
    const audits = await database.owner`select action from audit_events where subject_id = ${program.id}`;
    expect(audits).toEqual([{ action: 'program.created' }]);
  });

  it.each(programTemplates('USD').map(({ id }) => id))(
    'makes one of the template %s and lets fields replace it',
    async (templateId) => {
      const ctx = await anOrganization({ currency: 'JPY' });
      const templates = await listTemplates(ctx);
      const template = templates.find(({ id }) => id === templateId);
      const program = await createProgram(ctx, { templateId, name: 'Ours', holdDays: 3 });
      expect(program).toMatchObject({
        templateId,
        name: 'Ours',
        holdDays: 3,
        currency: 'JPY',
        startsAt: NOW,
        programType: template?.definition.programType,
      });
      expect(await publishProgram(ctx, program.id)).toMatchObject({ status: 'active' });
    },
  );

  it.each([
    [{ templateId: 'language-schoo' }, 'templateId'],
    [{ templateId: 'language-school', eligibility: { kinds: ['partner'] } }, 'eligibility.kinds.0'],
    [{ templateId: 'language-school', endsAt: '2020-01-01T00:00:00Z' }, 'endsAt'],
    [programBody({ validityDays: 91 }), 'validityDays'],
    [programBody({ currency: 'usd' }), 'currency'],
    [programBody({ rewards: {} }), 'rewards.referrer'],
    [programBody({ endsAt: '2026-01-01T00:00:00Z' }), 'endsAt'],
    ['text', ''],
  ])('refuses %j', async (input, path) => {
    const ctx = await anOrganization();
    await expect(createProgram(ctx, input)).rejects.toMatchObject({ status: 422, errors: [{ path }] });
    expect((await listPrograms(ctx)).data).toEqual([]);
  });
});

describe('previewReward', () => {
  it('computes what would be paid, limits included', async () => {
    const ctx = await anOrganization();
    const preview = await previewReward(ctx, {
      rewards: { referrer: { kind: 'cash', amountMinor: 45_000 }, referee: { kind: 'discount', rateBps: 1000 } },
      currency: 'USD',
      valueMinor: 90_000,
    });
    expect(preview.lines.map(({ side, amountMinor }) => [side, amountMinor])).toEqual([
      ['referrer', 45_000],
      ['referee', 5_000],
    ]);
    expect(preview).toMatchObject({
      limitMinor: 50_000,
      cuts: ['limit-cut'],
      needsApproval: { referrer: true, referee: false },
    });
  });
});
