import { describe, expect, it } from 'vitest';
import { listAuditEvents } from '@/lib/services/audit/reads';
import { checkLesson } from '@/lib/services/training/check-lesson';
import { listLessons, listOwnLessons } from '@/lib/services/training/reads';
import { saveLesson } from '@/lib/services/training/save-lesson';
import { switchLesson } from '@/lib/services/training/switch-lesson';
import { aContact } from '@/tests/factories/contact';
import { anOrganization, as, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

useDatabase();
const question = { text: 'Why?', answers: ['Because', 'Why not'], right: 1 };
const own = { title: 'Our school', body: 'We are old.', questions: [question, { ...question, right: 0 }] };

describe('training', () => {
  it('is passed by right answers, stays passed, and gives the badge for all that is on', async () => {
    const ctx = await anOrganization();
    const ana = as(ctx, 'referrer', (await aContact(ctx)).id);
    const before = await listOwnLessons(ana);
    expect(before.lessons.map(({ key }) => key)).toEqual(['first-share', 'good-story', 'fair-play']);
    expect(before.badge).toBe(false);
    expect(await checkLesson(ana, { key: 'first-share', answers: [0, 0, 2] })).toEqual({ passed: false, wrong: [0] });
    expect(await checkLesson(ana, { key: 'first-share', answers: [1, 0, 2] })).toEqual({ passed: true, wrong: [] });
    await checkLesson(ana, { key: 'first-share', answers: [] });
    expect((await listOwnLessons(ana)).lessons[0]).toMatchObject({ passedAt: NOW, questionCount: 3, own: null });
    const manager = as(ctx, 'manager');
    for (const key of ['good-story', 'fair-play']) await switchLesson(manager, { key, isActive: false });
    expect(await listOwnLessons(ana)).toMatchObject({ badge: true, lessons: [{ key: 'first-share' }] });
    await expect(checkLesson(ana, { key: 'fair-play', answers: [2, 1] })).rejects.toMatchObject({ status: 404 });
    expect(await listLessons(manager)).toMatchObject([
      { key: 'first-share', isActive: true, passed: 1 },
      { key: 'good-story', isActive: false, passed: 0 },
      { key: 'fair-play', isActive: false },
    ]);
  });

  it('has pieces of the school’s own, whose right answers never reach who learns', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const manager = as(ctx, 'manager');
    const { key } = await saveLesson(manager, own);
    await saveLesson(manager, { ...own, key, title: 'Our old school' });
    const ana = as(ctx, 'referrer', (await aContact(ctx)).id);
    const { lessons } = await listOwnLessons(ana);
    expect(lessons.at(-1)).toMatchObject({ key, own: { title: 'Our old school' }, questionCount: 2 });
    expect(JSON.stringify(lessons)).not.toContain('right');
    expect(await checkLesson(ana, { key, answers: [1, 0] })).toMatchObject({ passed: true });
    await switchLesson(manager, { key, isActive: false });
    expect((await listOwnLessons(ana)).lessons).toHaveLength(3);
    const trail = (await listAuditEvents(ctx, { subjectId: key })).data.map(({ action }) => action);
    expect(trail.sort()).toEqual(['lesson.changed', 'lesson.created']);
    await expect(saveLesson(as(other, 'manager'), { ...own, key })).rejects.toMatchObject({ status: 404 });
    await expect(switchLesson(other, { key, isActive: true })).rejects.toMatchObject({ status: 404 });
    await expect(saveLesson(as(ctx, 'viewer'), own)).rejects.toMatchObject({ status: 403 });
    await expect(saveLesson(manager, { ...own, questions: [question] })).rejects.toMatchObject({
      errors: [{ path: 'questions' }],
    });
    expect(await listLessons(other)).toHaveLength(3);
  });
});
