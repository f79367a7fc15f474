import { z } from 'zod';
import { selectCodeFacts } from '@/db/queries/code-facts';
import { type CodeListRow, findCodesByKey, listCodeRows } from '@/db/queries/codes';
import { type CodeStatus, codeStatusAt } from '@/lib/domain/codes/status';
import { normalizeCode } from '@/lib/domain/codes/typed-code';
import { dayIn } from '@/lib/domain/common/days';
import { listQueryFields, searchField } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { offerOf, type ProgramOffer } from '@/lib/domain/programs/offer';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { toCodeFacts } from '../tracking/code-facts';
import { readOnly } from '../transact';
import { type CodeView, codeUrl, codeView } from './code-view';

export const codeFilterSchema = z.strictObject({
  programId: idSchema.optional(),
  referrerId: idSchema.optional(),
  search: searchField,
});
const listSchema = codeFilterSchema.extend(listQueryFields);

/** A code with what it has brought. */
export type ListedCode = Omit<CodeListRow, 'codeKey'> & { url: string };

export interface CodeDetail extends CodeView {
  /** What the code is worth now. */
  status: CodeStatus;
  programName: string;
  offer: ProgramOffer | null;
}

/**
 * A code of this organisation by what is written on it, in any case.
 * @throws NotFoundError, also for another school's code
 */
export async function getCode(ctx: Ctx, code: string): Promise<CodeDetail> {
  authorize(ctx, 'programs:read');
  const key = normalizeCode(code);
  // No code has such characters, and PostgreSQL takes no NUL.
  const writable = /^[A-Z0-9-]{1,100}$/.test(key);
  return readOnly(ctx, async (tx) => {
    const [row] = writable ? await findCodesByKey(tx.sql, [key]) : [];
    const facts = row ? await selectCodeFacts(tx.sql, key) : null;
    if (!row || !facts) throw new NotFoundError('code');
    const known = toCodeFacts(facts, ctx.now);
    const rewards = known.versions.at(-1)?.definition.rewards;
    const today = dayIn(known.organization.timeZone, ctx.now);
    return {
      ...codeView(row),
      status: codeStatusAt(known, ctx.now),
      programName: known.programName,
      offer: rewards ? offerOf(rewards, known.currency, today) : null,
    };
  });
}

/**
 * Codes, newest first, each with what it has brought. Input: `{programId?, referrerId?, search?, limit?, cursor?}`. A referrer
 * sees his own only.
 */
export async function listCodes(ctx: Ctx, input: unknown = {}): Promise<Page<ListedCode>> {
  const { limit, cursor, programId = null, search, ...filter } = parse(listSchema, input);
  const self = ctx.actor.type === 'referrer';
  authorize(ctx, self ? 'portal' : 'programs:read');
  const referrerId = self ? ctx.actor.id : (filter.referrerId ?? null);
  const before = cursorId(cursor);
  const rows = await readOnly(ctx, (tx) =>
    listCodeRows(tx.sql, { programId, referrerId, search: search || null, before, limit: limit + 1 }),
  );
  const { data, nextCursor } = toPage(rows, limit);
  return { data: data.map(({ codeKey: _, ...row }) => ({ ...row, url: codeUrl(row.code) })), nextCursor };
}
