import { describe, expect, it } from 'vitest';
import { listAuditEvents } from '@/lib/services/audit/reads';
import { celebrate, listToCelebrate } from '@/lib/services/portal/celebrate';
import { changeOwnProfile } from '@/lib/services/portal/change-profile';
import { getOwnMessages, saveOwnMessageFor } from '@/lib/services/portal/messages';
import { getOwnProfile } from '@/lib/services/portal/profile';
import { getPortalSettings, updatePortalSettings } from '@/lib/services/portal/settings';
import { listOwnPrograms } from '@/lib/services/programs/own-programs';
import { closeCodeFacts, codeFacts } from '@/lib/services/tracking/code-facts';
import { aGrantedReward, NO_EXTRAS } from '@/tests/factories/granted-reward';
import { anOrganization, as, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

describe('first steps and the shown name', () => {
  it('are kept for each person, and go on where one was', async () => {
    const ctx = await anOrganization();
    const { referrerId, code } = await aCode(database.owner, ctx);
    const ana = as(ctx, 'referrer', referrerId);
    expect(await getOwnProfile(ana)).toEqual({ step: 1, onboardedAt: null, shownName: null, rankedSince: null });
    await changeOwnProfile(ana, { stepDone: 1 });
    await changeOwnProfile(ana, { shownName: 'Anita' });
    expect(await getOwnProfile(ana)).toMatchObject({ step: 2, onboardedAt: null, shownName: 'Anita' });
    expect((await codeFacts(code, NOW))?.referrerFirstName).toBe('Anita');
    await closeCodeFacts();
    await changeOwnProfile(ana, { stepDone: 3 });
    expect(await getOwnProfile(ana)).toMatchObject({ step: 4, onboardedAt: NOW });
    await changeOwnProfile(ana, { shownName: null });
    expect((await codeFacts(code, NOW))?.referrerFirstName).toBe('Ana');
    await closeCodeFacts();
    const trail = (await listAuditEvents(ctx, { subjectId: referrerId })).data;
    expect(trail.map(({ action }) => action)).toEqual(Array(4).fill('contact.portal-changed'));
    expect(JSON.stringify(trail)).not.toContain('Anita');
  });

  it('can be put away; the ranking is entered and left; staff have no portal', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aCode(database.owner, ctx);
    const ana = as(ctx, 'referrer', referrerId);
    expect(await changeOwnProfile(ana, { skip: true, ranked: true })).toMatchObject({
      onboardedAt: NOW,
      rankedSince: NOW,
    });
    expect(await changeOwnProfile(ana, { ranked: true })).toMatchObject({ rankedSince: NOW });
    expect(await changeOwnProfile(ana, { ranked: false })).toMatchObject({ rankedSince: null, onboardedAt: NOW });
    await expect(changeOwnProfile(ana, { shownName: 'Ana Costa' })).rejects.toMatchObject({
      errors: [{ path: 'shownName' }],
    });
    await expect(changeOwnProfile(as(ctx, 'owner'), { skip: true })).rejects.toMatchObject({ status: 403 });
    await expect(getOwnProfile({ ...as(ctx, 'owner'), scopes: new Set(['portal']) })).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('celebrations', () => {
  it('come once for what was reached, whoever asks how often, and for nothing else', async () => {
    const ctx = await anOrganization();
    const rewards = { referrer: { kind: 'cash' as const, amountMinor: 1000 }, ...NO_EXTRAS };
    const fixture = await aCode(database.owner, ctx, {
      definition: { rewards: { ...rewards, tiers: [{ fromCount: 2, amountMinor: 2000 }] } as never },
    });
    const ana = as(ctx, 'referrer', fixture.referrerId);
    const own = async () => (await listOwnPrograms(ana))[0];
    expect(await listToCelebrate(ana, (await own()) as never)).toEqual([]);
    await aGrantedReward(database.owner, ctx, { fixture });
    await aGrantedReward(database.owner, ctx, { fixture });
    const waiting = await listToCelebrate(ana, (await own()) as never);
    expect(waiting.map(({ key }) => key)).toEqual(['tier:2', 'first']);
    const input = { programId: fixture.programId, milestones: ['tier:2', 'first', 'tier:9'] };
    const answers = await Promise.all([celebrate(ana, input), celebrate(ana, input)]);
    expect(answers.flatMap(({ milestones }) => milestones).sort()).toEqual(['first', 'tier:2']);
    // A page that is asked for anew meanwhile goes on with it; a minute later there is nothing.
    const later = (seconds: number) => ({ ...ana, now: new Date(ana.now.getTime() + seconds * 1_000) });
    expect(await listToCelebrate(later(60), (await own()) as never)).toEqual(waiting);
    expect(await listToCelebrate(later(61), (await own()) as never)).toEqual([]);
    expect(await celebrate(ana, input)).toEqual({ milestones: [] });
    expect(await celebrate(ana, { ...input, programId: crypto.randomUUID() })).toEqual({ milestones: [] });
    const trail = (await listAuditEvents(ctx, { subjectId: fixture.referrerId })).data;
    expect(trail.filter(({ action }) => action === 'milestone.celebrated')).toHaveLength(1);
  });
});

describe('own words', () => {
  it('are kept by way of sharing, and given back', async () => {
    const ctx = await anOrganization();
    const { referrerId, programId } = await aCode(database.owner, ctx);
    const ana = as(ctx, 'referrer', referrerId);
    await saveOwnMessageFor(ana, { programId, channel: 'sms', body: 'Come!' });
    await saveOwnMessageFor(ana, { programId, channel: 'sms', body: 'Come and learn!' });
    await saveOwnMessageFor(ana, { programId, channel: 'email', body: 'Dear friend' });
    expect(await getOwnMessages(ana, programId)).toEqual({ sms: 'Come and learn!', email: 'Dear friend' });
    await saveOwnMessageFor(ana, { programId, channel: 'sms', body: null });
    expect(await getOwnMessages(ana, programId)).toEqual({ email: 'Dear friend' });
    const unknown = { programId: crypto.randomUUID(), channel: 'sms', body: 'x' };
    await expect(saveOwnMessageFor(ana, unknown)).rejects.toMatchObject({ status: 404 });
    await expect(saveOwnMessageFor(ana, { programId, channel: 'fax', body: 'x' })).rejects.toMatchObject({
      errors: [{ path: 'channel' }],
    });
    expect(await getOwnMessages(as(await anOrganization(), 'referrer', referrerId), programId)).toEqual({});
  });
});

describe('what a school allows', () => {
  it('has defaults, is changed as a whole by who may write programmes, and is its own', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const before = await getPortalSettings(as(ctx, 'viewer'));
    expect(before).toEqual({ boardEnabled: false, rankingEnabled: true, questionsEnabled: true, consentAge: 18 });
    await updatePortalSettings(as(ctx, 'manager'), { ...before, boardEnabled: true, consentAge: 16 });
    expect(await getPortalSettings(ctx)).toMatchObject({ boardEnabled: true, consentAge: 16 });
    expect(await getPortalSettings(other)).toEqual(before);
    await expect(updatePortalSettings(ctx, { ...before, consentAge: 12 })).rejects.toMatchObject({
      errors: [{ path: 'consentAge' }],
    });
    await expect(updatePortalSettings(as(ctx, 'viewer'), before)).rejects.toMatchObject({ status: 403 });
  });
});
