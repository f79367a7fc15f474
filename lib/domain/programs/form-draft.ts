import { z } from 'zod';

/** Which form a draft is of: a new programme by its template (or `blank`), or a programme that exists. */
export const draftFormSchema = z.union([
  z.templateLiteral(['new:', z.string().regex(/^[a-z0-9-]{1,60}$/)]),
  z.templateLiteral(['program:', z.uuid()]),
]);
export type DraftForm = z.output<typeof draftFormSchema>;

const MOST_DRAFT_CHARACTERS = 150_000;

/** What is kept of a form: all of it, and the revision it was typed over (0: none). */
export const keepDraftSchema = z.strictObject({
  form: draftFormSchema,
  values: z
    .record(z.string(), z.unknown())
    .refine((values) => JSON.stringify(values).length <= MOST_DRAFT_CHARACTERS, 'Must be shorter.'),
  revision: z.int().min(0),
});

/** A draft of a new programme is its writer's own, that of a programme belongs to all who edit it. */
export function isSharedDraft(form: DraftForm): boolean {
  return form.startsWith('program:');
}
