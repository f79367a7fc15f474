import { describe, expect, it } from 'vitest';
import { renderMail } from '@/emails/render-mail';
import { getDashboardFacts } from '@/lib/services/analytics/dashboard';
import { listAuditEvents } from '@/lib/services/audit/reads';
import { answerQuestion } from '@/lib/services/community/answer-question';
import { askQuestion } from '@/lib/services/community/ask-question';
import { getBoard, listModeration } from '@/lib/services/community/board-reads';
import { listChallenges, listOwnChallenges } from '@/lib/services/community/challenge-reads';
import { closeQuestion } from '@/lib/services/community/close-question';
import { createChallenge } from '@/lib/services/community/create-challenge';
import { endChallenge } from '@/lib/services/community/end-challenge';
import { hidePost } from '@/lib/services/community/hide-post';
import { countWaitingQuestions, listOwnQuestions, listQuestions } from '@/lib/services/community/question-reads';
import { getRanking } from '@/lib/services/community/ranking';
import { reportPost } from '@/lib/services/community/report-post';
import { restorePost } from '@/lib/services/community/restore-post';
import { writePost } from '@/lib/services/community/write-post';
import type { Ctx } from '@/lib/services/context';
import { updateReaderSettings } from '@/lib/services/notifications/reader-settings';
import { getOutboxMail, listNotifications, listOutbox } from '@/lib/services/notifications/reads';
import { sendNotifications } from '@/lib/services/notifications/send';
import { changeOwnProfile } from '@/lib/services/portal/change-profile';
import { getPortalSettings, updatePortalSettings } from '@/lib/services/portal/settings';
import { aContact } from '@/tests/factories/contact';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

async function withBoard(): Promise<Ctx> {
  const ctx = await anOrganization();
  await updatePortalSettings(ctx, { ...(await getPortalSettings(ctx)), boardEnabled: true });
  return ctx;
}

const aStudent = async (ctx: Ctx, more: Record<string, unknown> = {}) =>
  as(ctx, 'referrer', (await aContact(ctx, { lastName: 'Costa', ...more })).id);

describe('challenges', () => {
  it('count friends who joined in their days, for the person and for the school', async () => {
    const ctx = at(await anOrganization(), NOW);
    const granted = await aGrantedReward(database.owner, ctx);
    await aGrantedReward(database.owner, at(ctx, days(1)), { fixture: granted });
    await aGrantedReward(database.owner, at(ctx, days(40)), { fixture: granted });
    const manager = as(ctx, 'manager');
    const input = { title: 'Two', goal: 2, startsOn: '2026-09-15', endsOn: '2026-09-30', recognition: 'A photo' };
    const { id } = await createChallenge(manager, input);
    await createChallenge(manager, { ...input, goal: 3, programId: granted.programId });
    await createChallenge(manager, { ...input, startsOn: '2026-10-01', endsOn: '2026-10-02' });
    const ana = as(at(ctx, days(2)), 'referrer', granted.referrerId);
    expect(await listOwnChallenges(ana)).toMatchObject([
      { state: 'running', count: 2, programName: 'Bring a friend' },
      { state: 'running', count: 2, programName: null },
      { state: 'upcoming', count: 0 },
    ]);
    const all = await listChallenges(manager);
    expect(all.find((one) => one.id === id)).toMatchObject({ reached: 1, recognition: 'A photo' });
    const later = at(manager, days(2));
    await endChallenge(later, id);
    await endChallenge(later, id);
    expect((await listChallenges(later)).find((one) => one.id === id)).toMatchObject({ state: 'over', reached: 1 });
    expect(await listOwnChallenges(at(ana, days(60)))).toEqual([]);
    const trail = (await listAuditEvents(ctx, { subjectId: id })).data.map(({ action }) => action);
    expect(trail.sort()).toEqual(['challenge.created', 'challenge.ended']);
  });

  it('are the school’s own, and made by who may', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const input = { title: 'Two', goal: 2, startsOn: '2026-09-15', endsOn: '2026-09-30' };
    const { id } = await createChallenge(ctx, input);
    await expect(endChallenge(other, id)).rejects.toMatchObject({ status: 404 });
    await expect(endChallenge(ctx, 'nonsense')).rejects.toMatchObject({ status: 404 });
    await expect(createChallenge(as(ctx, 'viewer'), input)).rejects.toMatchObject({ status: 403 });
    await expect(createChallenge(ctx, { ...input, programId: crypto.randomUUID() })).rejects.toMatchObject({
      errors: [{ path: 'programId' }],
    });
    expect(await listChallenges(other)).toEqual([]);
  });
});

describe('the list of the month', () => {
  it('names only who agreed, by first name and initial, and a minor only while the guardian agrees', async () => {
    const ctx = at(await anOrganization(), NOW);
    const granted = await aGrantedReward(database.owner, ctx);
    await aGrantedReward(database.owner, ctx, { fixture: granted });
    const other = await aGrantedReward(database.owner, ctx, { firstName: 'Ben' });
    const ana = as(ctx, 'referrer', granted.referrerId);
    await database.owner`update contacts set last_name = 'Costa' where id = ${granted.referrerId}`;
    expect(await getRanking(ana)).toEqual({ isOpen: true, rows: [], ownCount: 2 });
    await changeOwnProfile(ana, { ranked: true });
    await changeOwnProfile(as(ctx, 'referrer', other.referrerId), { ranked: true });
    expect((await getRanking(ana)).rows).toEqual([
      { place: 1, name: 'Ana C.', count: 2, isYou: true },
      { place: 2, name: 'Ben', count: 1, isYou: false },
    ]);
    await database.owner`update contacts set birth_date = '2015-01-01' where id = ${granted.referrerId}`;
    expect((await getRanking(ana)).rows).toMatchObject([{ name: 'Ben' }]);
    const next = at(ana, '2026-10-02T12:00:00Z');
    expect(await getRanking(next)).toMatchObject({ rows: [], ownCount: 0 });
    await updatePortalSettings(ctx, { ...(await getPortalSettings(ctx)), rankingEnabled: false });
    expect(await getRanking(ana)).toMatchObject({ isOpen: false, rows: [] });
  });
});

describe('the board', () => {
  it('is closed until the school opens it', async () => {
    const ctx = await anOrganization();
    const ana = await aStudent(ctx);
    expect(await getBoard(ana)).toEqual({ isOpen: false, posts: [], nextCursor: null });
    await expect(writePost(ana, { body: 'Hi' })).rejects.toMatchObject({ code: 'board-closed' });
    const report = { postId: crypto.randomUUID(), reason: 'spam' };
    await expect(reportPost(ana, report)).rejects.toMatchObject({ code: 'board-closed' });
  });

  it('takes posts and answers, shows no full name, and is one school’s own', async () => {
    const ctx = await withBoard();
    const [ana, ben] = [await aStudent(ctx), await aStudent(ctx, { firstName: 'Ben', lastName: 'Okafor' })];
    const { id } = await writePost(ana, { body: 'Ask one person.' });
    const reply = await writePost(ben, { body: 'Yes!', parentId: id });
    await writePost(as(ctx, 'manager'), { body: 'Well said.', parentId: id });
    const { posts } = await getBoard(ben);
    expect(posts).toMatchObject([
      {
        author: 'Ana C.',
        isYours: false,
        replies: [
          { author: 'Ben O.', isYours: true },
          { author: null, isSchool: true },
        ],
      },
    ]);
    expect(JSON.stringify(posts)).not.toMatch(/Costa|Okafor|@/);
    await expect(writePost(ben, { body: 'x', parentId: reply.id })).rejects.toMatchObject({ status: 404 });
    await expect(writePost(ben, { body: ' ' })).rejects.toMatchObject({ status: 422 });
    const other = await withBoard();
    expect((await getBoard(await aStudent(other))).posts).toEqual([]);
    await expect(writePost(await aStudent(other), { body: 'x', parentId: id })).rejects.toMatchObject({ status: 404 });
    const child = await aStudent(ctx, { birthDate: '2015-01-01' });
    await expect(writePost(child, { body: 'x' })).rejects.toMatchObject({ code: 'guardian-consent-needed' });
    for (let count = 1; count < 20; count++) await writePost(ana, { body: `${count}` });
    await expect(writePost(ana, { body: '21' })).rejects.toMatchObject({ status: 429 });
    expect((await getBoard(ana)).nextCursor).toBeNull();
    await writePost(as(ctx, 'manager'), { body: 'One more page.' });
    const first = await getBoard(ana);
    expect(first.posts).toHaveLength(20);
    expect((await getBoard(ana, String(first.nextCursor))).posts.map(({ body }) => body)).toEqual(['Ask one person.']);
  });

  it('hides what three people report until the school has looked, and what the school hides, with the reason', async () => {
    const ctx = await withBoard();
    const ana = await aStudent(ctx);
    const readers = [await aStudent(ctx), await aStudent(ctx), await aStudent(ctx)] as const;
    const { id: postId } = await writePost(ana, { body: 'Buy this!' });
    await expect(reportPost(ana, { postId, reason: 'spam' })).rejects.toMatchObject({ status: 404 });
    for (const reader of readers.slice(0, 2)) {
      expect(await reportPost(reader, { postId, reason: 'spam' })).toEqual({ hidden: false });
      expect(await reportPost(reader, { postId, reason: 'spam' })).toEqual({ hidden: false });
    }
    expect(await listModeration(ctx)).toMatchObject([{ id: postId, reports: 2, hiddenReason: null }]);
    expect(await reportPost(readers[2], { postId, reason: 'rude' })).toEqual({ hidden: true });
    expect((await getBoard(readers[0])).posts).toEqual([]);
    expect((await getBoard(ana)).posts).toMatchObject([{ id: postId, hiddenReason: 'reported' }]);
    const manager = as(ctx, 'manager');
    await restorePost(manager, { postId, reason: 'It is fine.' });
    expect(await listModeration(ctx)).toEqual([]);
    expect((await getBoard(readers[0])).posts).toMatchObject([{ id: postId, hiddenReason: null }]);
    expect(await reportPost(readers[0], { postId, reason: 'spam' })).toEqual({ hidden: false });
    await hidePost(manager, { postId, reason: 'Advertising' });
    expect(await listModeration(ctx)).toMatchObject([{ reports: 0, hiddenReason: 'Advertising' }]);
    await expect(hidePost(manager, { postId, reason: ' ' })).rejects.toMatchObject({ errors: [{ path: 'reason' }] });
    await expect(hidePost(as(ctx, 'viewer'), { postId, reason: 'x' })).rejects.toMatchObject({ status: 403 });
    const unknown = { postId: crypto.randomUUID(), reason: 'x' };
    await expect(hidePost(manager, unknown)).rejects.toMatchObject({ status: 404 });
    await expect(restorePost(manager, unknown)).rejects.toMatchObject({ status: 404 });
    const trail = (await listAuditEvents(ctx, { subjectId: postId })).data.map(({ action }) => action);
    expect(trail.sort()).toEqual(
      ['post.hidden', ...Array(3).fill('post.reported'), 'post.restored', 'post.written'].sort(),
    );
  });
});

describe('questions to the school', () => {
  it('go to and fro between the two, and an answer is news', async () => {
    const ctx = await anOrganization();
    const ana = await aStudent(ctx);
    const { id: questionId } = await askQuestion(ana, { subject: 'My code', body: 'Where is it?' });
    expect(await countWaitingQuestions(ctx)).toBe(1);
    const manager = as(ctx, 'manager');
    expect(await answerQuestion(manager, { questionId, body: 'Under Home.' })).toEqual({ status: 'answered' });
    expect(await countWaitingQuestions(ctx)).toBe(0);
    const news = await listNotifications(ana, { contactId: ana.actor.id });
    expect(news.data).toMatchObject([{ type: 'community-answered', data: { subject: 'My code' } }]);
    expect(await answerQuestion(ana, { questionId, body: 'Thanks!' })).toEqual({ status: 'open' });
    const own = await listOwnQuestions(ana);
    expect(own).toMatchObject({ isOpen: true, questions: [{ subject: 'My code', status: 'open' }] });
    expect(own.questions[0]?.answers.map(({ author }) => author)).toEqual(['referrer', 'school', 'referrer']);
    expect(JSON.stringify(own)).not.toContain('staff:');
    await closeQuestion(manager, questionId);
    await closeQuestion(manager, questionId);
    expect(await listQuestions(ctx, 'closed')).toMatchObject([{ id: questionId, firstName: 'Ana' }]);
    const trail = (await listAuditEvents(ctx, { subjectId: questionId })).data;
    expect(trail).toHaveLength(4);
    expect(JSON.stringify(trail)).not.toContain('Where is it?');
  });

  it('wait on the overview, and the answer reaches who asked by mail too, unless he switched it off', async () => {
    const ctx = await anOrganization();
    const email = `${crypto.randomUUID().slice(0, 8)}@example.org`;
    const ana = await aStudent(ctx, { email });
    const manager = as(ctx, 'manager');
    const { id: questionId } = await askQuestion(ana, { subject: 'My code', body: 'Where is it?' });
    expect((await getDashboardFacts(manager)).waiting).toMatchObject({ questions: 1, missingReferrals: 0 });
    const answer = async (body: string) => {
      await answerQuestion(manager, { questionId, body });
      const [job] = await database.owner`
        select e from graphile_worker._private_jobs j, json_array_elements(j.payload -> 'events') e
        where e ->> 'name' = 'community/question.answered' and e -> 'data' ->> 'organizationId' = ${ctx.organizationId}
        order by j.id desc limit 1`;
      await sendNotifications(ctx, job?.e, renderMail);
      await sendNotifications(ctx, job?.e, renderMail);
      return (await listOutbox(manager, {})).data;
    };
    const [mail, ...others] = await answer('Under Home.\nAsk again.');
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ template: 'community-answered', subject: 'An answer to “My code”', toAddress: email });
    const { text } = await getOutboxMail(manager, mail?.id ?? '');
    for (const part of ['Under Home.', 'Ask again.', '/portal/questions']) expect(text).toContain(part);
    expect((await getDashboardFacts(manager)).waiting.questions).toBe(0);
    const choices = [{ message: 'community-answered', channel: 'email', enabled: false }];
    const settings = { choices, timeZone: null, quietHours: null, wantsDigest: false };
    await updateReaderSettings(ana, ana.actor.id, settings);
    expect(await answer('Once more.')).toHaveLength(1);
  });

  it('are nobody else’s, not too many, and only where the school takes them', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const [ana, ben] = [await aStudent(ctx), await aStudent(ctx)];
    const { id: questionId } = await askQuestion(ana, { subject: 'S', body: 'B' });
    await expect(answerQuestion(ben, { questionId, body: 'x' })).rejects.toMatchObject({ status: 404 });
    await expect(answerQuestion(other, { questionId, body: 'x' })).rejects.toMatchObject({ status: 404 });
    await expect(closeQuestion(other, questionId)).rejects.toMatchObject({ status: 404 });
    await expect(closeQuestion(ctx, 'nonsense')).rejects.toMatchObject({ status: 404 });
    expect((await listOwnQuestions(ben)).questions).toEqual([]);
    await expect(listOwnQuestions(as(ctx, 'owner'))).rejects.toMatchObject({ status: 403 });
    for (let count = 1; count < 5; count++) await askQuestion(ana, { subject: `${count}`, body: 'B' });
    await expect(askQuestion(ana, { subject: '6', body: 'B' })).rejects.toMatchObject({ status: 429 });
    await updatePortalSettings(ctx, { ...(await getPortalSettings(ctx)), questionsEnabled: false });
    await expect(askQuestion(ben, { subject: 'S', body: 'B' })).rejects.toMatchObject({ code: 'questions-closed' });
  });
});
