import { z } from 'zod';
import { countCodeRows } from '@/db/queries/program-figures';
import { searchField } from '@/lib/domain/common/fields';
import { authorize } from '../authorize';
import { listCodes } from '../codes/reads';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { readOnly } from '../transact';

const inputSchema = z.object({ search: searchField, cursor: z.string().optional() });

export type ProgramCodes = Awaited<ReturnType<typeof listCodes>> & {
  /** How many the search finds in all. */
  total: number;
};

/** The codes of a programme for its page, newest first, and how many there are. Input: `{search?, cursor?}`. */
export async function listProgramCodes(ctx: Ctx, programId: string, input: unknown = {}): Promise<ProgramCodes> {
  authorize(ctx, 'programs:read');
  const { search, cursor } = parse(inputSchema, input);
  const list = await listCodes(ctx, { programId, ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) });
  const total = await readOnly(ctx, ({ sql }) => countCodeRows(sql, programId, search || null));
  return { ...list, total };
}
