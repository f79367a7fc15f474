import type { ItemRow } from '@/db/queries/merchandise';
import { decimalString } from '@/lib/domain/money/money';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, listAsCsv } from '../pages-as-csv';
import { listItems } from './merchandise';

const COLUMNS: CsvColumns<ItemRow> = {
  id: (row) => row.id,
  name: (row) => row.name,
  description: (row) => row.description,
  value: (row) => decimalString(row.valueMinor, row.currency),
  currency: (row) => row.currency,
  stock: (row) => row.stock,
  offered: (row) => (row.isActive ? 'yes' : 'no'),
  createdAt: (row) => row.createdAt,
  updatedAt: (row) => row.updatedAt,
};

/** The catalogue as CSV by name. */
export async function openCatalogueCsv(ctx: Ctx): Promise<AsyncIterable<string>> {
  authorize(ctx, 'rewards:read');
  return listAsCsv(COLUMNS, await listItems(ctx));
}
