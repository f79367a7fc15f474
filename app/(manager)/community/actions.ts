'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { answerQuestion } from '@/lib/services/community/answer-question';
import { closeQuestion } from '@/lib/services/community/close-question';
import { createChallenge } from '@/lib/services/community/create-challenge';
import { endChallenge } from '@/lib/services/community/end-challenge';
import { hidePost } from '@/lib/services/community/hide-post';
import { restorePost } from '@/lib/services/community/restore-post';
import { writePost } from '@/lib/services/community/write-post';
import type { Ctx } from '@/lib/services/context';
import { updatePortalSettings } from '@/lib/services/portal/settings';
import { saveLesson } from '@/lib/services/training/save-lesson';
import { switchLesson } from '@/lib/services/training/switch-lesson';

/** One thing that a member of staff does, and all pages of the community made anew. */
function run(work: (ctx: Ctx) => Promise<unknown>): Promise<ActionResult<void>> {
  return runAction(async () => {
    await work(await requireStaff('people:read'));
    revalidatePath('/community', 'layout');
  });
}

/** Answers a question. */
export async function answerQuestionAction(questionId: string, body: string): Promise<ActionResult<void>> {
  return run((ctx) => answerQuestion(ctx, { questionId, body }));
}

/** Puts a question away. */
export async function closeQuestionAction(questionId: string): Promise<ActionResult<void>> {
  return run((ctx) => closeQuestion(ctx, questionId));
}

/** Hides a post, or leaves it on the board; with a reason. */
export async function moderateAction(
  postId: string,
  what: 'hide' | 'restore',
  reason: string,
): Promise<ActionResult<void>> {
  return run((ctx) => (what === 'hide' ? hidePost : restorePost)(ctx, { postId, reason }));
}

/** Writes on the board as the school. */
export async function writeAsSchoolAction(body: string): Promise<ActionResult<void>> {
  return run((ctx) => writePost(ctx, { body }));
}

/** Opens a challenge. */
export async function createChallengeAction(input: unknown): Promise<ActionResult<void>> {
  return run((ctx) => createChallenge(ctx, input));
}

/** Ends a challenge now. */
export async function endChallengeAction(challengeId: string): Promise<ActionResult<void>> {
  return run((ctx) => endChallenge(ctx, challengeId));
}

/** Writes a piece of training, or changes one. */
export async function saveLessonAction(input: unknown): Promise<ActionResult<void>> {
  return run((ctx) => saveLesson(ctx, input));
}

/** Switches a piece of training on or off. */
export async function switchLessonAction(key: string, isActive: boolean): Promise<ActionResult<void>> {
  return run((ctx) => switchLesson(ctx, { key, isActive }));
}

/** What is on in the portal. */
export async function savePortalSettingsAction(input: unknown): Promise<ActionResult<void>> {
  return run((ctx) => updatePortalSettings(ctx, input));
}
