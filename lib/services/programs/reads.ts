import { z } from 'zod';
import { findVersions, listProgramRows } from '@/db/queries/programs';
import { dayIn } from '@/lib/domain/common/days';
import { listQueryFields } from '@/lib/domain/common/fields';
import { PROGRAM_STATUSES } from '@/lib/domain/programs/lifecycle';
import { offerOf, type ProgramOffer } from '@/lib/domain/programs/offer';
import type { ProgramTemplate } from '@/lib/domain/programs/template-type';
import { programTemplates } from '@/lib/domain/programs/templates';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { assemble, loadProgram } from './load-program';
import { type ProgramView, programView, type VersionView, versionView } from './program-view';

const listSchema = z.strictObject({ ...listQueryFields, status: z.enum(PROGRAM_STATUSES).optional() });

export interface ProgramDetail extends ProgramView {
  /** Every version, oldest first. */
  versions: VersionView[];
  draft: VersionView | null;
  /** What both sides are promised today, by the rules that are shown. */
  offer: ProgramOffer;
}

/** The organisation's programmes, newest first. Input: `{status?, limit?, cursor?}`. */
export async function listPrograms(ctx: Ctx, input: unknown = {}): Promise<Page<ProgramView>> {
  authorize(ctx, 'programs:read');
  const { limit, cursor, status } = parse(listSchema, input);
  const before = cursorId(cursor);
  return readOnly(ctx, async (tx) => {
    const page = toPage(await listProgramRows(tx.sql, { status: status ?? null, before, limit: limit + 1 }), limit);
    const ids = page.data.map(({ id }) => id);
    const versions = Map.groupBy(await findVersions(tx.sql, ids), ({ programId }) => programId);
    const data = page.data.map((row) => programView(assemble(row, versions.get(row.id) ?? []), 'current', ctx.now));
    return { data, nextCursor: page.nextCursor };
  });
}

/**
 * A programme with all its versions.
 * @throws NotFoundError
 */
export async function getProgram(ctx: Ctx, programId: string): Promise<ProgramDetail> {
  authorize(ctx, 'programs:read');
  return readOnly(ctx, async (tx) => {
    const { timeZone } = await organizationFacts(tx, ctx);
    const loaded = await loadProgram(tx, programId, { lock: false });
    const view = programView(loaded, 'current', ctx.now);
    return {
      ...view,
      versions: loaded.versions.map(versionView),
      draft: loaded.draft && versionView(loaded.draft),
      offer: offerOf(view.rewards, view.currency, dayIn(timeZone, ctx.now)),
    };
  });
}

/** The pre-built programmes, their amounts in the organisation's currency. */
export async function listTemplates(ctx: Ctx): Promise<ProgramTemplate[]> {
  authorize(ctx, 'programs:read');
  const { currency } = await readOnly(ctx, (tx) => organizationFacts(tx, ctx));
  return programTemplates(currency);
}
