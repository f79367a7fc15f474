import { insertDraft, insertProgram } from '@/db/queries/programs';
import type { CreateProgramInput } from '@/lib/domain/programs/schema';
import { appendAudit } from '../audit/append';
import { actorKey, type Ctx } from '../context';
import { newId } from '../ids';
import type { Tx } from '../transact';
import { splitInput } from './split-input';

/**
 * Writes a programme with its first draft. Its callers have authorised it.
 * @returns its id
 */
export async function writeProgram(
  tx: Tx,
  ctx: Ctx,
  input: CreateProgramInput,
  origin: { templateId: string | null; clonedFrom: string | null },
): Promise<string> {
  const id = newId();
  const { organizationId, now } = ctx;
  const { fields, definition } = splitInput(input);
  const { templateId } = origin;
  await insertProgram(tx.sql, organizationId, { id, ...fields, templateId, createdBy: actorKey(ctx.actor) }, now);
  await insertDraft(tx.sql, { organizationId, programId: id, version: 1, definition, now });
  const { name, programType, currency } = fields;
  await appendAudit(tx, ctx, [
    {
      action: 'program.created',
      subjectType: 'program',
      subjectId: id,
      data: { name, programType, currency, ...origin, definition },
    },
  ]);
  return id;
}
