import { z } from 'zod';
import { idSchema } from '../ids';
import { CODE, normalizeCode } from './typed-code';

/** A code somebody chose or typed: 4 to 24 of A-Z, 0-9 and inner dashes, in any case. */
export const codeSchema = z
  .string()
  .max(100)
  .transform(normalizeCode)
  .pipe(z.string().regex(CODE, 'Must have 4 to 24 letters (A-Z), digits and dashes between them.'));

/** Body of `POST /programs/{id}/codes`. */
export const issueCodeSchema = z.strictObject({ contactId: idSchema, code: codeSchema.optional() });
export type IssueCodeInput = z.output<typeof issueCodeSchema>;

/** A code that somebody gives at a touch or an enrolment: whatever was typed, so that an unknown one gets its answer. */
export const givenCodeSchema = z.string().trim().min(1, 'Must not be empty.').max(100).transform(normalizeCode);
