import { beforeEach, describe, expect, it } from 'vitest';
import { renderMail } from '@/emails/render-mail';
import { answerQuestion } from '@/lib/services/attribution/answer-question';
import { askQuestion } from '@/lib/services/attribution/ask-question';
import { getOwnAttribution } from '@/lib/services/attribution/own-receipt';
import { countListedQuestions, getQuestion, ownQuestions } from '@/lib/services/attribution/question-reads';
import type { Ctx } from '@/lib/services/context';
import { sendNotifications } from '@/lib/services/notifications/send';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { anOrganization, as, NOW } from '@/tests/factories/organization';
import type { CodeFixture } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';
import { expectBooks, standing } from './books';
import { aSharedFriend, twoReferrers } from './shared-friends';

const database = useDatabase();
let ctx: Ctx;
let manager: Ctx;
let codes: readonly [CodeFixture, CodeFixture];
beforeEach(async () => {
  ctx = await anOrganization();
  manager = as(ctx, 'manager');
  codes = await twoReferrers(database.owner, ctx);
});

const question = {
  friendName: 'Sam Miller',
  sharedOn: '2026-09-01',
  channel: 'whatsapp',
  note: 'She told me that she enrolled',
};
const ana = () => as(ctx, 'referrer', codes[0].referrerId);

async function mails() {
  const rows = await database.owner`
    select template, audience, to_address as to, subject from deliveries where organization_id = ${ctx.organizationId} order by template, to_address`;
  return [...rows];
}

describe('my referral is missing', () => {
  it('is asked, looked at with evidence, granted by an override, and both see the answer', async () => {
    await createStaff(ctx, {
      email: 'mia@school.example',
      name: 'Mia Ray',
      role: 'manager',
      password: 'a-long-password-1',
    });
    const conversion = await aSharedFriend(ctx, codes, 'Sam');
    const { id } = await askQuestion(ana(), question);
    await sendNotifications(
      ctx,
      { name: 'attribution/question.asked', data: { organizationId: ctx.organizationId, questionId: id } },
      renderMail,
    );
    const seen = await getQuestion(manager, id);
    expect(seen).toMatchObject({ status: 'open', contactName: 'Ana', codes: [{ code: codes[0].code }] });
    expect(seen.candidates).toMatchObject([
      {
        conversionId: conversion.id,
        refereeName: 'Sam',
        attributed: true,
        winnerCode: codes[1].code,
        ownTouches: 1,
        ownReason: 'beaten-by-model',
        matchesContact: false,
      },
    ]);
    expect(await countListedQuestions(manager, { status: 'open' })).toBe(1);
    const { decisionId } = seen.candidates[0] as { decisionId: string };
    const answer = {
      decision: 'granted',
      conversionId: conversion.id,
      code: codes[0].code,
      answer: 'You were first',
      decisionId,
    };
    await answerQuestion(manager, id, answer);
    expect((await standing(database.owner, conversion.id)).find(({ side }) => side === 'referrer')).toMatchObject({
      recipientId: codes[0].referrerId,
    });
    expect(await ownQuestions(ana())).toMatchObject([
      { status: 'granted', answer: 'You were first', friendName: 'Sam Miller' },
    ]);
    expect(await getQuestion(manager, id)).toMatchObject({
      status: 'granted',
      decidedByName: 'The manager',
      conversionId: conversion.id,
    });
    await sendNotifications(
      ctx,
      { name: 'attribution/question.answered', data: { organizationId: ctx.organizationId, questionId: id } },
      renderMail,
    );
    const [event] =
      await database.owner`select id from attribution_decisions where conversion_id = ${conversion.id} and sequence = 2`;
    const overridden = {
      organizationId: ctx.organizationId,
      referralId: conversion.referralId as string,
      decisionId: event?.id,
    };
    for (const _ of [1, 2])
      await sendNotifications(ctx, { name: 'attribution/overridden', data: overridden }, renderMail);
    expect((await mails()).map(({ template }) => template)).toEqual([
      'question-answered',
      'question-asked',
      'reward-granted',
      'reward-moved',
    ]);
    const notices = await database.owner`
      select contact_id as id, type from notifications where organization_id = ${ctx.organizationId} order by type`;
    expect(notices).toEqual([
      { id: codes[0].referrerId, type: 'question-answered' },
      { id: codes[0].referrerId, type: 'reward-granted' },
      { id: codes[1].referrerId, type: 'reward-moved' },
    ]);
    await expect(answerQuestion(manager, id, { decision: 'declined', answer: 'No' })).rejects.toMatchObject({
      status: 409,
      code: 'question-answered',
    });
    await expectBooks(database.owner, ctx);
  });

  it('is declined in plain words', async () => {
    const { id } = await askQuestion(ana(), question);
    await answerQuestion(manager, id, { decision: 'declined', answer: 'She was a student before' });
    expect(await ownQuestions(ana())).toMatchObject([{ status: 'declined', answer: 'She was a student before' }]);
    expect(await ownQuestions(as(ctx, 'referrer', codes[1].referrerId))).toEqual([]);
    const audits = await database.owner`
      select action from audit_events where organization_id = ${ctx.organizationId} and subject_type = 'attribution-question' order by action`;
    expect(audits.map(({ action }) => action)).toEqual(['attribution.question-asked', 'attribution.question-declined']);
  });

  it('may be asked five times at once and no more, about days that were', async () => {
    const results = await Promise.allSettled(Array.from({ length: 7 }, () => askQuestion(ana(), question)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    await expect(askQuestion(ana(), question)).rejects.toMatchObject({ status: 409, code: 'too-many-questions' });
    const other = as(ctx, 'referrer', codes[1].referrerId);
    await expect(askQuestion(other, { ...question, sharedOn: '2026-09-16' })).rejects.toMatchObject({
      errors: [{ path: 'sharedOn' }],
    });
    await expect(askQuestion(other, { ...question, channel: 'pigeon' })).rejects.toMatchObject({
      errors: [{ path: 'channel' }],
    });
    await expect(askQuestion(manager, question)).rejects.toMatchObject({ status: 403 });
  });

  it('is nobody else’s, and grants only to the one who asks', async () => {
    const conversion = await aSharedFriend(ctx, codes);
    const { id } = await askQuestion(ana(), { ...question, friendContact: 'nobody@example.org' });
    const stranger = await anOrganization();
    await expect(getQuestion(stranger, id)).rejects.toMatchObject({ status: 404 });
    await expect(answerQuestion(stranger, id, { decision: 'declined', answer: 'x' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(answerQuestion(manager, 'x', { decision: 'declined', answer: 'x' })).rejects.toMatchObject({
      status: 404,
    });
    const grant = { decision: 'granted', conversionId: conversion.id, code: codes[1].code, answer: 'x' };
    await expect(answerQuestion(manager, id, grant)).rejects.toMatchObject({ errors: [{ path: 'code' }] });
    const nowhere = { ...grant, code: codes[0].code, conversionId: crypto.randomUUID() };
    await expect(answerQuestion(manager, id, nowhere)).rejects.toMatchObject({ errors: [{ path: 'conversionId' }] });
    await expect(answerQuestion(as(ctx, 'viewer'), id, grant)).rejects.toMatchObject({ status: 403 });
    const results = await Promise.allSettled(
      [codes[0].code, codes[0].code].map((code) => answerQuestion(manager, id, { ...grant, code })),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the redacted receipt', () => {
  it('tells the referrer that another link was opened later, and nothing of others', async () => {
    const { overrideAttribution } = await import('@/lib/services/attribution/override-attribution');
    const conversion = await aSharedFriend(ctx, codes);
    const eva = as(ctx, 'referrer', codes[1].referrerId);
    const won = await getOwnAttribution(eva, conversion.referralId as string);
    expect(won).toMatchObject({
      receipt: { result: 'all', rule: 'model', model: 'last', sharePpm: null },
      isByPerson: false,
    });
    expect(won.receipt?.touches).toMatchObject([
      { isOwn: false, channel: null, outcome: 'not-chosen' },
      { isOwn: true, channel: 'email', outcome: 'won' },
    ]);
    await expect(getOwnAttribution(ana(), conversion.referralId as string)).rejects.toMatchObject({ status: 404 });
    await overrideAttribution(manager, conversion.referralId as string, {
      code: codes[0].code,
      reason: 'Private words',
    });
    const lost = await getOwnAttribution(eva, conversion.referralId as string);
    expect(lost).toMatchObject({ receipt: { result: 'other' }, isByPerson: true });
    const told = JSON.stringify(lost);
    for (const secret of [codes[0].code, codes[0].referrerId, 'Private words', 'whatsapp', 'Ana'])
      expect(told).not.toContain(secret);
    await expect(getOwnAttribution(eva, 'x')).rejects.toMatchObject({ status: 404 });
    await expect(getOwnAttribution(manager, conversion.referralId as string)).rejects.toMatchObject({ status: 403 });
    expect(NOW).toBeInstanceOf(Date);
  });
});
