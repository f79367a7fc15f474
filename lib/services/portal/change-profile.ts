import { findProfile, lockContact, type ProfileRow, saveProfile } from '@/db/queries/portal-profiles';
import { afterStep, NOT_STARTED, putAway } from '@/lib/domain/portal/onboarding';
import { type ChangeProfileInput, changeProfileSchema } from '@/lib/domain/portal/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { requireTakesPart } from '../people/guardian-of';
import { transact } from '../transact';
import { ownContact } from './own-contact';

/**
 * The referrer changes what he chose: a first step is done or all are put away, the name that friends read, whether others see
 * him in the ranking. Input: `{stepDone?, skip?, shownName?, ranked?}`; what is absent stays.
 * @throws InvalidInputError; RuleError `guardian-consent-needed` when a minor wants to be in the ranking without it
 */
export async function changeOwnProfile(ctx: Ctx, input: unknown): Promise<ProfileRow> {
  authorize(ctx, 'portal');
  const contactId = ownContact(ctx);
  const change = parse(changeProfileSchema, input);
  return transact(ctx, async (tx) => {
    await lockContact(tx.sql, contactId);
    if (change.ranked) await requireTakesPart(tx, ctx, contactId);
    const before = await findProfile(tx.sql, contactId);
    const after = changed(before, contactId, change, ctx.now);
    await saveProfile(tx.sql, ctx.organizationId, after, ctx.now);
    const { shownName, ranked, ...rest } = change;
    // What the name is stays out of the trail, which erasing a person does not reach.
    const data = { ...rest, ...(ranked !== undefined && { ranked }), shownName: shownName !== undefined };
    await appendAudit(tx, ctx, [
      { action: 'contact.portal-changed', subjectType: 'contact', subjectId: contactId, data },
    ]);
    return after;
  });
}

function changed(before: ProfileRow | null, contactId: string, change: ChangeProfileInput, now: Date): ProfileRow {
  const { stepDone, skip, shownName, ranked } = change;
  let steps = before ? { step: before.onboardingStep, doneAt: before.onboardedAt } : NOT_STARTED;
  if (stepDone !== undefined) steps = afterStep(steps, stepDone, now);
  if (skip) steps = putAway(steps, now);
  const since = before?.rankedSince ?? null;
  return {
    contactId,
    onboardingStep: steps.step,
    onboardedAt: steps.doneAt,
    shownName: shownName === undefined ? (before?.shownName ?? null) : shownName,
    rankedSince: ranked === undefined ? since : ranked ? (since ?? now) : null,
  };
}
