import { freezeVersion } from '@/db/queries/programs';
import { publishingErrors } from '@/lib/domain/programs/finding';
import { inForceFrom } from '@/lib/domain/programs/version-in-force';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { ConflictError, InvalidInputError, RuleError } from '../errors';
import { type Tx, transact } from '../transact';
import { checkVersion } from './check-version';
import { loadProgram, type Program, type ProgramVersion } from './load-program';
import { type ProgramView, programView } from './program-view';
import { takeSlot } from './take-slot';

/**
 * Freezes the draft for ever. The first version makes the programme active and is in force from its start; a later one from
 * now, and the programme stays what it was (a paused one paused).
 * Rules that the checker finds an error in cannot be published; warnings are for people to decide on (`checkProgram`).
 * @throws ConflictError `nothing-to-publish`, RuleError `program-limit-reached` or `invalid-transition`, InvalidInputError that
 *   names the rules
 */
export async function publishProgram(ctx: Ctx, programId: string): Promise<ProgramView> {
  authorize(ctx, 'programs:write');
  return transact(ctx, async (tx) => {
    const { program, draft } = await loadProgram(tx, programId, { lock: true });
    if (program.status === 'ended') {
      throw new RuleError('invalid-transition', 'This programme has ended. Clone it to start again.');
    }
    if (!draft) {
      throw new ConflictError('There is no draft to publish: change the programme first.', 'nothing-to-publish');
    }
    await refuseErrors(tx, ctx, program, draft);
    if (program.status === 'draft') await takeSlot(tx, ctx, program.id);
    const from = inForceFrom(draft.version, program.startsAt, ctx.now);
    await freezeVersion(tx.sql, draft.id, {
      inForceFrom: from,
      publishedAt: ctx.now,
      publishedBy: actorKey(ctx.actor),
    });
    await appendAudit(tx, ctx, [
      {
        action: 'program.published',
        subjectType: 'program',
        subjectId: program.id,
        data: { version: draft.version, inForceFrom: from.toISOString(), definition: draft.definition },
      },
    ]);
    const { organizationId } = ctx;
    await emit(tx, [
      { name: 'program/published', data: { organizationId, programId: program.id, version: draft.version } },
    ]);
    return programView(await loadProgram(tx, program.id, { lock: false }), 'current', ctx.now);
  });
}

async function refuseErrors(tx: Tx, ctx: Ctx, program: Program, draft: ProgramVersion): Promise<void> {
  const { findings } = await checkVersion(tx, ctx, program, draft.definition);
  const errors = publishingErrors(findings).map(({ path, message }) => ({ path: path.join('.'), message }));
  if (errors.length > 0)
    throw new InvalidInputError(errors, 'These rules promise what can never be. Change them first.');
}
