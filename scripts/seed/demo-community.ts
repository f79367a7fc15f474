import {
  CHALLENGES,
  type DemoPost,
  LEARNERS,
  LESSON,
  MISSED,
  POSTS,
  QUESTIONS,
  RANKED,
  SCHOOL_VOICE,
} from '@/db/seed/demo-community';
import { SCHOOL } from '@/db/seed/demo-school';
import { dayIn } from '@/lib/domain/common/days';
import { DEFAULT_PORTAL_SETTINGS } from '@/lib/domain/portal/schema';
import { BUILT_IN_LESSONS } from '@/lib/domain/training/lessons';
import { askQuestion as askForReferral } from '@/lib/services/attribution/ask-question';
import { askQuestion } from '@/lib/services/community/ask-question';
import { createChallenge } from '@/lib/services/community/create-challenge';
import { hidePost } from '@/lib/services/community/hide-post';
import { reportPost } from '@/lib/services/community/report-post';
import { writePost } from '@/lib/services/community/write-post';
import { changeOwnProfile } from '@/lib/services/portal/change-profile';
import { updatePortalSettings } from '@/lib/services/portal/settings';
import { checkLesson } from '@/lib/services/training/check-lesson';
import { saveLesson } from '@/lib/services/training/save-lesson';
import { type As, cast } from './cast';
import type { Stage } from './stage';

/** What students do together: the board with something to moderate, challenges, the list of the month, training, questions. */
export async function makeCommunity(stage: Stage): Promise<void> {
  const as = await cast(stage);
  const opened = as(SCHOOL_VOICE, 55);
  await updatePortalSettings(opened, { ...DEFAULT_PORTAL_SETTINGS, boardEnabled: true });
  for (const { from, to, ...challenge } of CHALLENGES) {
    const [startsOn, endsOn] = [from, to].map((days) => dayIn(SCHOOL.timeZone, stage.daysAgo(-days)));
    await createChallenge(as(SCHOOL_VOICE, -from), { ...challenge, startsOn, endsOn });
  }
  await saveLesson(opened, LESSON);
  for (const who of RANKED) await changeOwnProfile(as(who, 40), { ranked: true });
  for (const [who, count] of Object.entries(LEARNERS)) {
    for (const { key, right } of BUILT_IN_LESSONS.slice(0, count))
      await checkLesson(as(who, 30), { key, answers: right });
  }
  for (const post of POSTS) await talk(as, post);
  for (const { by, daysAgo, subject, body } of QUESTIONS) await askQuestion(as(by, daysAgo), { subject, body });
  const { by, daysAgo, sharedDaysAgo, ...missed } = MISSED;
  await askForReferral(as(by, daysAgo), { ...missed, sharedOn: dayIn(SCHOOL.timeZone, stage.daysAgo(sharedDaysAgo)) });
}

async function talk(as: As, { by, daysAgo, body, replies = [], reports = [], hidden }: DemoPost): Promise<void> {
  const { id } = await writePost(as(by, daysAgo), { body });
  for (const reply of replies) {
    await writePost(as(reply.by, daysAgo - reply.hoursLater / 24), { body: reply.body, parentId: id });
  }
  for (const [hour, report] of reports.entries()) {
    await reportPost(as(report.by, daysAgo - (hour + 1) / 24), { postId: id, reason: report.reason });
  }
  if (hidden) await hidePost(as(SCHOOL_VOICE, daysAgo - 0.5), { postId: id, reason: hidden });
}
