import { randomBytes } from 'node:crypto';
import { findCodesByKey, findReferrers, findWorkingCode, insertCodes, type ReferrerRow } from '@/db/queries/codes';
import { lockParticipants } from '@/db/queries/conversion-world';
import { together } from '@/db/together';
import { CODE_BYTES, codeFromBytes, suggestCode } from '@/lib/domain/codes/generate';
import { issueCodeSchema } from '@/lib/domain/codes/schema';
import { phaseAt } from '@/lib/domain/programs/status-at';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { NotFoundError, RuleError } from '../errors';
import { newId } from '../ids';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { requireTakesPart } from '../people/guardian-of';
import { type LoadedProgram, loadProgram } from '../programs/load-program';
import { type Tx, transact } from '../transact';
import { type CodeView, codeView } from './code-view';
import { referrerEligibility } from './referrer-eligibility';

export type IssuedCode = CodeView & {
  /** False when the contact had this code, or any when none was asked for. */
  created: boolean;
};

// The chance that a generated code is taken is below 1 in 1000 as long as fewer than 280 people share a first name.
const NAMED_TRIES = 3;

/**
 * Gives a contact his code in a programme: the one he asks for, or a generated one. Input: `{contactId, code?}`. Without
 * `code` a code that he has already is answered. A referrer may ask for himself.
 * @throws RuleError `program-not-active`, `referrer-not-eligible`, `code-taken`; NotFoundError; ConflictError
 * `guardian-consent-needed`
 */
export async function issueCode(ctx: Ctx, programId: string, input: unknown): Promise<IssuedCode> {
  const { contactId, code } = parse(issueCodeSchema, input);
  const self = ctx.actor.type === 'referrer' && ctx.actor.id === contactId;
  authorize(ctx, self ? 'portal' : 'programs:write');
  return transact(ctx, async (tx) => {
    // Sent together, answered in one go: what a code takes is mostly the way to the database and back.
    const [loaded, [referrer], { timeZone }] = await together([
      loadProgram(tx, programId, { lock: false }),
      findReferrers(tx.sql, [contactId]),
      organizationFacts(tx, ctx),
    ]);
    const { program } = loaded;
    refuseInactive(loaded, ctx.now);
    if (!referrer) throw new NotFoundError('contact');
    // The school may hand out codes on paper before the guardian's answer is in; a minor may not take one himself.
    if (self) await requireTakesPart(tx, ctx, referrer.id);
    const verdict = referrerEligibility(loaded, referrer, { timeZone, now: ctx.now });
    if (!verdict.ok) {
      throw new RuleError(verdict.reason, `This person may not refer in a ${program.programType} programme.`);
    }
    // Locked, so that two requests of one person end with one code.
    const participant = { programId: program.id, contactId: referrer.id, joinedAt: ctx.now };
    await lockParticipants(tx.sql, ctx.organizationId, [participant]);
    const existing = code === undefined ? await findWorkingCode(tx.sql, program.id, referrer.id, ctx.now) : null;
    if (existing) return { created: false, ...codeView(existing) };
    return code === undefined ? generate(tx, ctx, loaded, referrer) : choose(tx, ctx, loaded, referrer, code);
  });
}

function refuseInactive({ program }: LoadedProgram, now: Date): void {
  const phase = phaseAt(program, now);
  if (phase === 'active' || (phase === 'not-started' && program.status === 'active')) return;
  throw new RuleError('program-not-active', 'Codes are issued while a programme is active.');
}

async function generate(tx: Tx, ctx: Ctx, program: LoadedProgram, referrer: ReferrerRow): Promise<IssuedCode> {
  for (let attempt = 1; ; attempt++) {
    const bytes = randomBytes(CODE_BYTES);
    const code = attempt <= NAMED_TRIES ? suggestCode(referrer.firstName, bytes) : codeFromBytes(bytes);
    const issued = await insert(tx, ctx, program, referrer, code);
    if (issued) return issued;
  }
}

async function choose(
  tx: Tx,
  ctx: Ctx,
  loaded: LoadedProgram,
  referrer: ReferrerRow,
  code: string,
): Promise<IssuedCode> {
  const issued = await insert(tx, ctx, loaded, referrer, code);
  if (issued) return issued;
  const [taken] = await findCodesByKey(tx.sql, [code]);
  const own = taken?.isActive && taken.referrerId === referrer.id && taken.programId === loaded.program.id;
  if (own) return { created: false, ...codeView(taken) };
  throw new RuleError('code-taken', `The code ${code} is taken. Choose another.`, [
    { path: 'code', message: 'Is taken.' },
  ]);
}

/** Null when somebody, here or in another school, has the code. */
async function insert(
  tx: Tx,
  ctx: Ctx,
  { program }: LoadedProgram,
  referrer: ReferrerRow,
  code: string,
): Promise<IssuedCode | null> {
  const row = { id: newId(), programId: program.id, referrerId: referrer.id, code, codeKey: code, createdAt: ctx.now };
  await insertCodes(tx.sql, ctx.organizationId, [row]);
  const [stored] = await findCodesByKey(tx.sql, [code]);
  if (stored?.id !== row.id) return null;
  const data = { code, programId: program.id, contactId: referrer.id };
  const { organizationId } = ctx;
  const event = { organizationId, codeId: row.id, programId: program.id, contactId: referrer.id };
  await together([
    appendAudit(tx, ctx, [{ action: 'code.issued', subjectType: 'code', subjectId: row.id, data }]),
    emit(tx, [{ name: 'code/issued', data: event }]),
  ]);
  return { created: true, ...codeView(stored) };
}
