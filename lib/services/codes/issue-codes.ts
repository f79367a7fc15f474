import { type CodeRecord, findCodesByKey, findReferrers, insertCodes, type ReferrerRow } from '@/db/queries/codes';
import { lockParticipants } from '@/db/queries/conversion-world';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type AppError, InvalidInputError, RuleError } from '../errors';
import { newId } from '../ids';
import { organizationFacts } from '../organizations/facts';
import { resolveContacts } from '../people/resolve-contacts';
import { type LoadedProgram, loadProgram } from '../programs/load-program';
import { type Tx, transact } from '../transact';
import { type CodeView, codeView } from './code-view';
import { referrerEligibility } from './referrer-eligibility';

export interface CodeToIssue {
  /** As `codeSchema` makes it: upper case. */
  code: string;
  contactExternalId: string;
}

export type ImportedCode = CodeView & { created: boolean };

/**
 * Issues many codes of one programme in one transaction, for imports: the same rules as `issueCode`, no notifications. The
 * programme has to be published; whether it rests now is of no matter to history. Answers in the order of the inputs.
 */
export async function issueCodes(
  ctx: Ctx,
  programId: string,
  inputs: readonly CodeToIssue[],
): Promise<PromiseSettledResult<ImportedCode>[]> {
  authorize(ctx, 'programs:write');
  return transact(ctx, async (tx) => {
    const loaded = await loadProgram(tx, programId, { lock: false });
    if (!loaded.published)
      throw new RuleError('program-not-active', 'Publish the programme before its codes are imported.');
    const { timeZone } = await organizationFacts(tx, ctx);
    const references = inputs.map(({ contactExternalId }) => ({ externalId: contactExternalId }));
    const contactIds = await resolveContacts(tx, ctx, references, { create: false });
    const known = [...new Set(contactIds.filter((id) => id !== null))];
    const referrers = new Map((await findReferrers(tx.sql, known)).map((row) => [row.id, row]));
    const refusals = contactIds.map((id) =>
      refusal(loaded, id === null ? undefined : referrers.get(id), { timeZone, now: ctx.now }),
    );
    const rows = inputs.flatMap(({ code }, index) => {
      const referrerId = contactIds[index];
      if (refusals[index] || !referrerId) return [];
      return [{ id: newId(), programId: loaded.program.id, referrerId, code, codeKey: code, createdAt: ctx.now }];
    });
    const stored = await write(tx, ctx, rows);
    const created = new Set(rows.filter((row) => stored.get(row.code)?.id === row.id).map(({ id }) => id));
    return inputs.map(({ code }, index): PromiseSettledResult<ImportedCode> => {
      const reason = refusals[index] ?? taken(stored.get(code), contactIds[index], loaded, code);
      if (reason) return { status: 'rejected', reason };
      const row = stored.get(code) as CodeRecord;
      // A code named twice in one batch is created by the first.
      return { status: 'fulfilled', value: { created: created.delete(row.id), ...codeView(row) } };
    });
  });
}

function refusal(
  loaded: LoadedProgram,
  referrer: ReferrerRow | undefined,
  day: { timeZone: string; now: Date },
): AppError | undefined {
  if (!referrer) {
    return new InvalidInputError([{ path: 'contact_external_id', message: 'No contact has this externalId.' }]);
  }
  const verdict = referrerEligibility(loaded, referrer, day);
  if (verdict.ok) return undefined;
  return new RuleError(verdict.reason, `This person may not refer in a ${loaded.program.programType} programme.`);
}

function taken(
  row: CodeRecord | undefined,
  contactId: string | null | undefined,
  { program }: LoadedProgram,
  code: string,
): AppError | undefined {
  if (row?.referrerId === contactId && row?.programId === program.id) return undefined;
  return new RuleError('code-taken', `The code ${code} is taken.`);
}

type NewRow = Parameters<typeof insertCodes>[2][number];

async function write(tx: Tx, ctx: Ctx, rows: readonly NewRow[]): Promise<Map<string, CodeRecord>> {
  // Named twice in one batch: the first row makes it.
  const unique = [...new Map(rows.toReversed().map((row) => [row.codeKey, row])).values()];
  await insertCodes(tx.sql, ctx.organizationId, unique);
  const keys = unique.map(({ codeKey }) => codeKey);
  const stored = new Map((await findCodesByKey(tx.sql, keys)).map((row) => [row.codeKey, row]));
  const created = unique.filter((row) => stored.get(row.codeKey)?.id === row.id);
  const pairs = new Map(created.map((row) => [row.referrerId, row]));
  const participants = [...pairs.values()].map(({ programId, referrerId, createdAt }) => ({
    programId,
    contactId: referrerId,
    joinedAt: createdAt,
  }));
  if (participants.length) await lockParticipants(tx.sql, ctx.organizationId, participants);
  await appendAudit(
    tx,
    ctx,
    created.map(({ id, code, programId, referrerId }) => ({
      action: 'code.issued',
      subjectType: 'code',
      subjectId: id,
      data: { code, programId, contactId: referrerId },
    })),
  );
  return stored;
}
