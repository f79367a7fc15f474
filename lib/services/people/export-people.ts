import { z } from 'zod';
import { type ContactRow, listContactRows } from '@/db/queries/people';
import { csvRow } from '@/lib/domain/common/csv-table';
import { STANDING_KINDS } from '@/lib/domain/people/standing';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { readOnly } from '../transact';

const PAGE = 1000;
const HEAD = [
  'id',
  'externalId',
  'firstName',
  'lastName',
  'email',
  'phone',
  'birthDate',
  'standing',
  'guardianId',
  'createdAt',
];

const exportSchema = z.strictObject({
  search: z.string().trim().max(100).optional(),
  standing: z.enum(STANDING_KINDS).optional(),
});

/**
 * The people of a filtered list as CSV, newest first, in pieces: the whole is never in memory, and no transaction stays open while it is
 * sent. Input: `{search?, standing?}`. `standing` reads `student:active alumnus:inactive`.
 */
export async function openPeopleCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'people:read');
  const { search, standing } = parse(exportSchema, input);
  return pieces(ctx, { search: search || null, standing: standing ?? null });
}

async function* pieces(ctx: Ctx, filter: { search: string | null; standing: string | null }): AsyncGenerator<string> {
  yield csvRow(HEAD);
  for (let before: string | null = null; ; ) {
    const page = { ...filter, before, limit: PAGE };
    const rows: ContactRow[] = await readOnly(ctx, ({ sql }) => listContactRows(sql, page));
    if (rows.length > 0) yield rows.map((row) => csvRow(cellsOf(row))).join('');
    if (rows.length < PAGE) return;
    before = rows.at(-1)?.id ?? null;
  }
}

function cellsOf(row: ContactRow): string[] {
  const standing = row.standing.map(({ kind, status }) => `${kind}:${status}`).join(' ');
  const { id, externalId, firstName, lastName, email, phone, birthDate, guardianId, createdAt } = row;
  return [
    ...[id, externalId, firstName, lastName, email, phone, birthDate, standing, guardianId].map((value) => value ?? ''),
    createdAt.toISOString(),
  ];
}
