import { type CodeRecord, findReferrers, findWorkingCodes, type ReferrerRow } from '@/db/queries/codes';
import { lockParticipants } from '@/db/queries/conversion-world';
import { together } from '@/db/together';
import { phaseAt } from '@/lib/domain/programs/status-at';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { AppError, NotFoundError, RuleError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { requireTakesPart } from '../people/guardian-of';
import { type LoadedProgram, loadProgram } from '../programs/load-program';
import { type Tx, transact } from '../transact';
import { type CodeView, codeView } from './code-view';
import { drawCodes, type OpenRequest } from './draw-codes';
import { referrerEligibility } from './referrer-eligibility';

export interface AskedCode {
  contactId: string;
  /** As `codeSchema` makes it: upper case. Without it one is generated. */
  code?: string;
}

export type IssuedCode = CodeView & {
  /** False when the contact had this code, or any when none was asked for. */
  created: boolean;
};

type Answers = PromiseSettledResult<IssuedCode>[];

/** What `issueCode` promises, for many contacts of one programme in one transaction. Answers in the order of what was asked. */
export async function issueAsked(ctx: Ctx, programId: string, asked: readonly AskedCode[]): Promise<Answers> {
  const self = asked.every(({ contactId }) => ctx.actor.type === 'referrer' && ctx.actor.id === contactId);
  authorize(ctx, self ? 'portal' : 'programs:write');
  try {
    return await issueAll(ctx, programId, asked);
  } catch (reason) {
    // What a person lacks is his own answer; what is thrown is about the programme, and the answer to all.
    if (reason instanceof AppError) return asked.map(() => ({ status: 'rejected', reason }));
    throw reason;
  }
}

function issueAll(ctx: Ctx, programId: string, asked: readonly AskedCode[]): Promise<Answers> {
  return transact(ctx, async (tx) => {
    // Sent together, answered in one go: what a code takes is mostly the way to the database and back.
    const [loaded, referrers, { timeZone }] = await together([
      loadProgram(tx, programId, { lock: false }),
      findReferrers(
        tx.sql,
        asked.map(({ contactId }) => contactId),
      ),
      organizationFacts(tx, ctx),
    ]);
    refuseInactive(loaded, ctx.now);
    const byId = new Map(referrers.map((row) => [row.askedId, row]));
    const answers: Answers = new Array(asked.length);
    const open: OpenRequest[] = [];
    for (const [position, { contactId, code }] of asked.entries()) {
      const referrer = byId.get(contactId);
      const reason = await refusal(tx, ctx, loaded, referrer, timeZone);
      if (reason || !referrer) answers[position] = { status: 'rejected', reason };
      else open.push({ position, referrer, wanted: code ?? null });
    }
    await answerOpen(tx, ctx, loaded, open, answers);
    return answers;
  });
}

function refuseInactive({ program }: LoadedProgram, now: Date): void {
  const phase = phaseAt(program, now);
  if (phase === 'active' || (phase === 'not-started' && program.status === 'active')) return;
  throw new RuleError('program-not-active', 'Codes are issued while a programme is active.');
}

async function refusal(
  tx: Tx,
  ctx: Ctx,
  loaded: LoadedProgram,
  referrer: ReferrerRow | undefined,
  timeZone: string,
): Promise<AppError | null> {
  if (!referrer) return new NotFoundError('contact');
  try {
    // The school may hand out codes on paper before the guardian's answer is in; a minor may not take one himself.
    if (ctx.actor.type === 'referrer') await requireTakesPart(tx, ctx, referrer.id);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  const verdict = referrerEligibility(loaded, referrer, { timeZone, now: ctx.now });
  if (verdict.ok) return null;
  return new RuleError(verdict.reason, `This person may not refer in a ${loaded.program.programType} programme.`);
}

async function answerOpen(
  tx: Tx,
  ctx: Ctx,
  { program }: LoadedProgram,
  open: OpenRequest[],
  answers: Answers,
): Promise<void> {
  if (!open.length) return;
  const ids = [...new Set(open.map(({ referrer }) => referrer.id))];
  // Locked, so that two requests of one person end with one code.
  const participants = ids.map((contactId) => ({ programId: program.id, contactId, joinedAt: ctx.now }));
  const [, working] = await together([
    lockParticipants(tx.sql, ctx.organizationId, participants),
    findWorkingCodes(tx.sql, program.id, ids, ctx.now),
  ]);
  const had = new Map(working.map((row) => [row.referrerId, row]));
  const created: CodeRecord[] = [];
  let left = open;
  for (let attempt = 1; left.length; attempt += 1) {
    for (const { position, referrer, wanted } of left) {
      const row = had.get(referrer.id);
      if (row && wanted === null) answers[position] = given(row, false);
    }
    left = left.filter(({ position }) => !answers[position]);
    const { drawn, stored } = await drawCodes(tx, ctx, program.id, left, attempt);
    for (const one of left) {
      const mine = drawn.get(one);
      const row = stored.get(one.wanted ?? mine?.code ?? '');
      const isNew = row !== undefined && row.id === mine?.id;
      if (isNew) {
        created.push(row);
        if (!had.has(row.referrerId)) had.set(row.referrerId, row);
      }
      if (row && (isNew || isOwn(row, one, program.id))) answers[one.position] = given(row, isNew);
      else if (one.wanted !== null) answers[one.position] = taken(one.wanted);
    }
    left = left.filter(({ position }) => !answers[position]);
  }
  await tell(tx, ctx, created);
}

const given = (row: CodeRecord, created: boolean): Answers[number] => ({
  status: 'fulfilled',
  value: { created, ...codeView(row) },
});

const isOwn = (row: CodeRecord, { referrer }: OpenRequest, programId: string) =>
  row.isActive && row.referrerId === referrer.id && row.programId === programId;

function taken(code: string): Answers[number] {
  const reason = new RuleError('code-taken', `The code ${code} is taken. Choose another.`, [
    { path: 'code', message: 'Is taken.' },
  ]);
  return { status: 'rejected', reason };
}

async function tell(tx: Tx, ctx: Ctx, created: readonly CodeRecord[]): Promise<void> {
  if (!created.length) return;
  const { organizationId } = ctx;
  await together([
    appendAudit(
      tx,
      ctx,
      created.map(({ id, code, programId, referrerId: contactId }) => {
        const data = { code, programId, contactId };
        return { action: 'code.issued', subjectType: 'code', subjectId: id, data };
      }),
    ),
    emit(
      tx,
      created.map(({ id: codeId, programId, referrerId: contactId }) => {
        return { name: 'code/issued', data: { organizationId, codeId, programId, contactId } };
      }),
    ),
  ]);
}
