import { expect, it } from 'vitest';
import { askQuestion } from '@/lib/services/community/ask-question';
import { getBoard } from '@/lib/services/community/board-reads';
import { listOwnQuestions } from '@/lib/services/community/question-reads';
import { writePost } from '@/lib/services/community/write-post';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { changeOwnProfile } from '@/lib/services/portal/change-profile';
import { getOwnProfile } from '@/lib/services/portal/profile';
import { getPortalSettings, updatePortalSettings } from '@/lib/services/portal/settings';
import { checkLesson } from '@/lib/services/training/check-lesson';
import { listOwnLessons } from '@/lib/services/training/reads';
import { aContact } from '@/tests/factories/contact';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

useDatabase();

it('what somebody did in the portal goes with him when two contacts are merged', async () => {
  const ctx = await anOrganization();
  await updatePortalSettings(ctx, { ...(await getPortalSettings(ctx)), boardEnabled: true });
  const [from, into] = [await aContact(ctx), await aContact(ctx)];
  const [old, now] = [as(ctx, 'referrer', from.id), as(ctx, 'referrer', into.id)];
  await changeOwnProfile(old, { shownName: 'Anita' });
  await askQuestion(old, { subject: 'S', body: 'B' });
  await writePost(old, { body: 'Hello' });
  for (const who of [old, now]) await checkLesson(who, { key: 'fair-play', answers: [2, 1] });
  await checkLesson(old, { key: 'first-share', answers: [1, 0, 2] });
  await mergeContacts(ctx, from.id, { intoId: into.id });
  expect(await getOwnProfile(now)).toMatchObject({ shownName: 'Anita' });
  expect((await listOwnQuestions(now)).questions).toHaveLength(1);
  expect((await getBoard(now)).posts).toMatchObject([{ isYours: true }]);
  const passed = (await listOwnLessons(now)).lessons.filter(({ passedAt }) => passedAt);
  expect(passed.map(({ key }) => key)).toEqual(['first-share', 'fair-play']);
});
