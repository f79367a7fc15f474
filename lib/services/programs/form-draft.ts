import { deleteFormDraft, type FormDraftRow, findFormDraft, putFormDraft } from '@/db/queries/form-drafts';
import { type DraftForm, draftFormSchema, isSharedDraft, keepDraftSchema } from '@/lib/domain/programs/form-draft';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { parse } from '../parse';
import { readOnly, transact } from '../transact';
import { requireMember } from '../views/require-member';

/** A form as it was left, by whom and when. */
export interface FormDraft {
  values: Record<string, unknown>;
  revision: number;
  at: Date;
  byName: string;
  /** Whether it was the one who asks. */
  isOwn: boolean;
}

export type KeptOrNot =
  | { kept: true; revision: number; at: Date }
  /** Somebody else wrote over what this was typed over; null when the draft is gone, because it was saved or forgotten. */
  | { kept: false; theirs: FormDraft | null };

/** What was typed into a form and not saved; null for nothing. */
export async function getFormDraft(ctx: Ctx, form: DraftForm): Promise<FormDraft | null> {
  authorize(ctx, 'programs:write');
  const key = parse(draftFormSchema, form);
  const row = await readOnly(ctx, ({ sql }) => findFormDraft(sql, key, ownerOf(ctx, key)));
  return row && toDraft(ctx, row);
}

/**
 * Keeps what is typed, over the revision it was typed over; nothing that somebody else has typed meanwhile is lost. Input:
 * `{form, values, revision}`, 0 for the first time.
 */
export async function keepFormDraft(ctx: Ctx, input: unknown): Promise<KeptOrNot> {
  authorize(ctx, 'programs:write');
  const { form, values, revision: over } = parse(keepDraftSchema, input);
  const ownerId = ownerOf(ctx, form);
  const revision = over === 0 ? ctx.now.getTime() : over + 1;
  const updated = { updatedBy: actorKey(ctx.actor), updatedByName: ctx.actor.name, updatedAt: ctx.now };
  return transact(ctx, async ({ sql }) => {
    const draft = { form, ownerId, over, values, revision, ...updated };
    if (await putFormDraft(sql, ctx.organizationId, draft)) return { kept: true, revision, at: ctx.now };
    const row = await findFormDraft(sql, form, ownerId);
    return { kept: false, theirs: row && toDraft(ctx, row) };
  });
}

/** Forgets what was typed: it was saved, or is not wanted. */
export async function forgetFormDraft(ctx: Ctx, form: DraftForm): Promise<void> {
  authorize(ctx, 'programs:write');
  const key = parse(draftFormSchema, form);
  await transact(ctx, ({ sql }) => deleteFormDraft(sql, key, ownerOf(ctx, key)));
}

function ownerOf(ctx: Ctx, form: DraftForm): string | null {
  const member = requireMember(ctx);
  return isSharedDraft(form) ? null : member;
}

function toDraft(
  ctx: Ctx,
  { values, revision, updatedAt: at, updatedBy, updatedByName: byName }: FormDraftRow,
): FormDraft {
  return { values, revision, at, byName, isOwn: updatedBy === actorKey(ctx.actor) };
}
