import { selectCodeFactsOf } from '@/db/queries/code-facts';
import { findContactsByExternalId, findStoredTouches, lockTouchImport } from '@/db/queries/import-touches';
import { insertTouches, type NewTouch } from '@/db/queries/touches';
import { codeStatusAt, ruleCodeOfStatus } from '@/lib/domain/codes/status';
import { sayIssue } from '@/lib/domain/common/say-issue';
import { countUserAgent } from '@/lib/domain/tracking/countable';
import { type ImportTouchInput, importTouchSchema } from '@/lib/domain/tracking/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { newId } from '../ids';
import { ensureMonths } from '../months';
import { extendReferrals } from '../referrals/extend-referrals';
import { type Tx, transact } from '../transact';
import { type CodeFacts, toCodeFacts } from './code-facts';
import { checkTouchInstant } from './touch-instant';

export interface ImportedTouches {
  imported: number;
  /** Stored before: importing twice changes nothing. */
  unchanged: number;
  /** `row` is the position in the input, from 0. */
  errors: { row: number; path: string; message: string }[];
}

interface Candidate {
  row: number;
  input: ImportTouchInput;
}

const AT_ONCE = 2_000;

/**
 * Imports touches of the past. Each is judged by what its code was worth at its instant. Idempotent by code, visitor,
 * person and instant. Rows that cannot be stored are named; the others are.
 * @param rows `{code, occurredAt, channel?, visitorId?, refereeExternalId?, userAgent?}`
 */
export async function importTouches(ctx: Ctx, rows: readonly unknown[]): Promise<ImportedTouches> {
  authorize(ctx, 'referrals:write');
  const result: ImportedTouches = { imported: 0, unchanged: 0, errors: [] };
  const candidates = rows.flatMap((row, index) => parseRow(row, index, ctx.now, result));
  for (let from = 0; from < candidates.length; from += AT_ONCE) {
    const part = candidates.slice(from, from + AT_ONCE);
    const outcome = await transact(ctx, (tx) => importSome(tx, ctx, part));
    result.imported += outcome.imported;
    result.unchanged += outcome.unchanged;
    result.errors.push(...outcome.errors);
  }
  result.errors.sort((a, b) => a.row - b.row);
  return result;
}

function parseRow(row: unknown, index: number, now: Date, result: ImportedTouches): Candidate[] {
  const parsed = importTouchSchema.safeParse(row, { error: sayIssue });
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      result.errors.push({ row: index, path: path.join('.'), message });
    return [];
  }
  const problem = checkTouchInstant(parsed.data.occurredAt, now);
  if (!problem) return [{ row: index, input: parsed.data }];
  result.errors.push({ row: index, path: 'occurredAt', message: problem });
  return [];
}

async function importSome(tx: Tx, ctx: Ctx, candidates: readonly Candidate[]): Promise<ImportedTouches> {
  await lockTouchImport(tx.sql, ctx.organizationId);
  const codes = await readCodes(tx, ctx, candidates);
  const people = await findContactsByExternalId(tx.sql, [
    ...new Set(candidates.flatMap(({ input }) => input.refereeExternalId ?? [])),
  ]);
  const errors: ImportedTouches['errors'] = [];
  const touches = new Map<string, NewTouch>();
  for (const { row, input } of candidates) {
    const code = codes.get(input.code);
    const refereeId = input.refereeExternalId === undefined ? null : people.get(input.refereeExternalId);
    if (!code) errors.push({ row, path: 'code', message: `There is no code ${input.code}.` });
    else if (refereeId === undefined)
      errors.push({
        row,
        path: 'refereeExternalId',
        message: `There is no contact with the external id ${input.refereeExternalId}.`,
      });
    else {
      const touch = toTouch(input, code, refereeId);
      touches.set(`${touch.codeKey} ${touch.visitorId} ${refereeId} ${touch.occurredAt.getTime()}`, touch);
    }
  }
  const imported = await store(tx, ctx, codes, [...touches.values()]);
  return { imported, unchanged: candidates.length - errors.length - imported, errors };
}

async function readCodes(tx: Tx, ctx: Ctx, candidates: readonly Candidate[]): Promise<Map<string, CodeFacts>> {
  const keys = [...new Set(candidates.map(({ input }) => input.code))];
  const rows = await selectCodeFactsOf(tx.sql, keys);
  return new Map(rows.map((row) => [row.codeKey, toCodeFacts(row, ctx.now)]));
}

function toTouch(input: ImportTouchInput, code: CodeFacts, refereeId: string | null): NewTouch {
  const { occurredAt, userAgent } = input;
  const reason = countUserAgent(userAgent).reason ?? ruleCodeOfStatus(codeStatusAt(code, occurredAt));
  return {
    id: newId(),
    codeKey: code.codeKey,
    channel: input.channel ?? 'import',
    source: input.utm?.utm_source ?? input.referringHost ?? 'import',
    referringHost: input.referringHost ?? null,
    // The same touch imported again must find itself, so a missing visitor gets no random name.
    visitorId: input.visitorId ?? `import:${input.refereeExternalId ? (refereeId as string) : 'unknown'}`,
    refereeId,
    counted: reason === null,
    reason,
    userAgent: userAgent ?? null,
    utm: input.utm ?? null,
    occurredAt,
  };
}

async function store(
  tx: Tx,
  ctx: Ctx,
  codes: ReadonlyMap<string, CodeFacts>,
  touches: readonly NewTouch[],
): Promise<number> {
  const stored = await findStoredTouches(tx.sql, touches);
  const fresh = touches.filter((_, index) => !stored.has(index));
  if (!fresh.length) return 0;
  await ensureMonths(
    tx,
    'touches',
    fresh.map(({ occurredAt }) => occurredAt),
  );
  await insertTouches(tx.sql, fresh);
  const known = fresh.filter(({ counted, refereeId }) => counted && refereeId);
  await extendReferrals(
    tx,
    ctx.organizationId,
    known.map((touch) => ({ ...touch, codeId: (codes.get(touch.codeKey) as CodeFacts).codeId })),
  );
  const data = { touches: fresh.length };
  await appendAudit(tx, ctx, [
    { action: 'touches.imported', subjectType: 'organization', subjectId: ctx.organizationId, data },
  ]);
  return fresh.length;
}
