import { describe, expect, it } from 'vitest';
import { deactivateCode } from '@/lib/services/codes/deactivate-code';
import { issueCode } from '@/lib/services/codes/issue-code';
import { changePerson } from '@/lib/services/people/change-person';
import { endProgram } from '@/lib/services/programs/end-program';
import { listOwnPrograms } from '@/lib/services/programs/own-programs';
import { pauseProgram } from '@/lib/services/programs/pause-program';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { aContact } from '@/tests/factories/contact';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { aDraftProgram, aProgram, programBody } from '@/tests/factories/program';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

describe('listOwnPrograms', () => {
  it('shows what both sides get, the own codes with what they brought, and the next step', async () => {
    const ctx = await anOrganization();
    const rewards = { ...(programBody().rewards as object), tiers: [{ fromCount: 3, amountMinor: 7500 }] };
    const program = await aProgram(ctx, { rewards, description: 'For friends' });
    await aDraftProgram(ctx, { name: 'Not yet' });
    const { id } = await aContact(ctx);
    const { code, url } = await issueCode(ctx, program.id, { contactId: id });
    await recordTouch(at(ctx, new Date()), { code, channel: 'told' });
    const programs = await listOwnPrograms(as(ctx, 'referrer', id));
    expect(programs).toHaveLength(1);
    expect(programs[0]).toMatchObject({
      id: program.id,
      description: 'For friends',
      phase: 'active',
      mayRefer: true,
      version: 1,
      terms: 'One reward for each friend.',
      rules: { validityDays: 90, holdDays: 14, trigger: { milestone: 'enrolled' } },
      offer: { referrer: { amountMinor: 5000 }, referee: { rateBps: 1000 } },
      rewardedCount: 0,
      next: { atCount: 3, missing: 3, type: 'tier' },
      codes: [{ code, url, works: true, touches: 1, referrals: 0 }],
    });
  });

  it('counts rewarded friends, and shows another student of the school neither code nor count', async () => {
    const ctx = await anOrganization();
    const granted = await aGrantedReward(database.owner, ctx);
    const other = await aContact(ctx);
    const [own] = await listOwnPrograms(as(ctx, 'referrer', granted.referrerId));
    expect(own).toMatchObject({ rewardedCount: 1, codes: [{ code: granted.code, referrals: 1 }] });
    const [others] = await listOwnPrograms(as(ctx, 'referrer', other.id));
    expect(others).toMatchObject({ id: own?.id, mayRefer: true, rewardedCount: 0, codes: [] });
  });

  it('says of each programme what can be done: usable first, then what rests, has ended or is not open to him', async () => {
    const ctx = await anOrganization();
    const { id: contactId } = await aContact(ctx);
    const names = ['Ended', 'Paused', 'Usable', 'To join', 'Not started'];
    const ids: Record<string, string> = {};
    for (const name of names) {
      const startsAt = name === 'Not started' ? '2027-01-01T00:00:00Z' : '2026-01-01T00:00:00Z';
      ids[name] = (await aProgram(ctx, { name, startsAt })).id;
      if (name !== 'To join') await issueCode(ctx, ids[name], { contactId });
    }
    await pauseProgram(ctx, ids.Paused as string);
    await endProgram(ctx, ids.Ended as string);
    await aProgram(ctx, { name: 'Of affiliates', programType: 'affiliate' });
    const me = at(as(ctx, 'referrer', contactId), '2026-09-16T12:00:00Z');
    const shown = await listOwnPrograms(me);
    expect(shown.map(({ name, phase }) => [name, phase])).toEqual([
      ['Usable', 'active'],
      ['To join', 'active'],
      ['Not started', 'not-started'],
      ['Paused', 'paused'],
      ['Ended', 'ended'],
    ]);
    expect(shown.map(({ codes }) => codes.some(({ works }) => works))).toEqual([true, false, false, false, false]);

    await changePerson(ctx, contactId, { standing: [{ kind: 'student', status: 'inactive' }] });
    const after = await listOwnPrograms(me);
    expect(after.every(({ mayRefer, codes }) => !mayRefer && codes.every(({ works }) => !works))).toBe(true);
    expect(after.map(({ name }) => name)).not.toContain('To join');
  });

  it('shows codes that work before those that were switched off', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    const { id: contactId } = await aContact(ctx);
    const first = await issueCode(ctx, program.id, { contactId });
    await deactivateCode(ctx, first.id);
    const second = await issueCode(ctx, program.id, { contactId });
    const [own] = await listOwnPrograms(as(ctx, 'referrer', contactId));
    expect(own?.codes.map(({ code, works }) => [code, works])).toEqual([
      [second.code, true],
      [first.code, false],
    ]);
  });

  it('is for referrers only', async () => {
    const ctx = await anOrganization();
    await expect(listOwnPrograms(as(ctx, 'owner'))).rejects.toMatchObject({ status: 403 });
    await expect(listOwnPrograms(ctx)).rejects.toMatchObject({ status: 403 });
  });
});
