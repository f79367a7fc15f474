import { z } from 'zod';
import { type ContactRow, listContactRows } from '@/db/queries/people';
import { searchField } from '@/lib/domain/common/fields';
import { STANDING_KINDS } from '@/lib/domain/people/standing';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';

const PAGE = 1000;
const COLUMNS: CsvColumns<ContactRow> = {
  id: (row) => row.id,
  externalId: (row) => row.externalId,
  firstName: (row) => row.firstName,
  lastName: (row) => row.lastName,
  email: (row) => row.email,
  phone: (row) => row.phone,
  birthDate: (row) => row.birthDate,
  standing: (row) => row.standing.map(({ kind, status }) => `${kind}:${status}`).join(' '),
  guardianId: (row) => row.guardianId,
  createdAt: (row) => row.createdAt,
};

const exportSchema = z.strictObject({
  search: searchField,
  standing: z.enum(STANDING_KINDS).optional(),
});

/** The people of a filtered list as CSV, newest first. Input: `{search?, standing?}`. `standing` reads `student:active alumnus:inactive`. */
export async function openPeopleCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'people:read');
  const { search, standing } = parse(exportSchema, input);
  const filter = { search: search || null, standing: standing ?? null };
  return pagesAsCsv(COLUMNS, async (before) => {
    const page = { ...filter, before, limit: PAGE + 1 };
    return toPage(await readOnly(ctx, ({ sql }) => listContactRows(sql, page)), PAGE);
  });
}
